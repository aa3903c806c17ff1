# item: 00-6
# misconception: m00.average
# points: 2
def best_of_guessers(k, n, seed):
    rng = np.random.default_rng(seed)
    return np.mean([guess(n, rng) for _ in range(k)])
