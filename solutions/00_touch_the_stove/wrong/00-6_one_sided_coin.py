# item: 00-6
# misconception: m00.other-luck
# points: 0
def best_of_guessers(k, n, seed):
    rng = np.random.default_rng(seed)
    return max(rng.integers(0, 1, size=n).mean() for _ in range(k))
