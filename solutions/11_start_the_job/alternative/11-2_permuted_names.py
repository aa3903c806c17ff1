# item: 11-2
def assign(jobs, seed):
    dealt = {}
    for place, job in enumerate(np.random.default_rng(seed).permutation(jobs)):
        dealt[job] = "direct" if place % 2 else "portal"
    return dealt
