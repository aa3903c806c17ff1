# item: 00-6
# misconception: m00.other-luck
# points: 3
def best_of_guessers(k, n, seed):
    rng = np.random.default_rng(seed)
    best = guess(n, rng)
    for _ in range(k):
        best = max(best, guess(n, rng))
    return best
