# item: 00-6
# misconception: m00.same-coin
# points: 2
def best_of_guessers(k, n, seed):
    best = 0
    for _ in range(k):
        rng = np.random.default_rng(seed)
        best = max(best, guess(n, rng))
    return best
