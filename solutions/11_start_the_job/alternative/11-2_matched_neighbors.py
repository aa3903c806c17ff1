# item: 11-2
def assign(jobs, seed):
    rng = np.random.default_rng(seed)
    dealt = {}
    for start in range(0, len(jobs), 2):
        pair = rng.permutation(["portal", "direct"])
        dealt.update(zip(jobs[start:start + 2], map(str, pair)))
    return dealt
