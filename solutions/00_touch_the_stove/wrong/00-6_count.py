# item: 00-6
# misconception: any.out-of-range
# points: 0
def best_of_guessers(k, n, seed):
    rng = np.random.default_rng(seed)
    return max(guess(n, rng) * n for _ in range(k))
