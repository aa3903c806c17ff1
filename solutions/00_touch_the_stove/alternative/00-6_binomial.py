# item: 00-6
def best_of_guessers(k, n, seed):
    return np.random.default_rng(seed).binomial(n, 0.5, size=k).max() / n
