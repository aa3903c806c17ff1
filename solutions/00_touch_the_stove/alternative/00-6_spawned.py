# item: 00-6
def best_of_guessers(k, n, seed):
    children = np.random.SeedSequence(seed).spawn(k)
    return max(guess(n, np.random.default_rng(child)) for child in children)
