# item: 00-6
# misconception: m00.other-luck
# points: 2
def best_of_guessers(k, n, seed):
    rng = np.random.default_rng(seed)
    tosses = rng.integers(0, 2, size=(k, n))
    return tosses.max(axis=0).mean()
