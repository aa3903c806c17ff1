# item: 00-6
def best_of_guessers(k, n, seed):
    rng = np.random.RandomState(seed)
    answers = rng.choice(["yes", "no"], size=n)
    best = 0.0
    for _ in range(k):
        share = (rng.choice(["yes", "no"], size=n) == answers).mean()
        if share > best:
            best = share
    return float(best)
