# item: 00-6
# misconception: m00.same-coin
# points: 2
def best_of_guessers(k, n, seed):
    rng = np.random.default_rng(seed)
    for _ in range(k):
        share = guess(n, rng)
    return share
