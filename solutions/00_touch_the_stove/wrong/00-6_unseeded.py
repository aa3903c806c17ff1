# item: 00-6
# misconception: m00.unseeded
# points: 3
def best_of_guessers(k, n, seed):
    rng = np.random.default_rng()
    return max(guess(n, rng) for _ in range(k))
