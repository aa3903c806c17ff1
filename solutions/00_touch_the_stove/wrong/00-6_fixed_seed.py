# item: 00-6
# misconception: m00.fixed-seed
# points: 0
def best_of_guessers(k, n, seed):
    rng = np.random.default_rng(42)
    return max(guess(n, rng) for _ in range(k))
