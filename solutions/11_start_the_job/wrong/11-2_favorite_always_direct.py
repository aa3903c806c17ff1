# item: 11-2
# misconception: m11.favorites
# points: 0
def assign(jobs, seed):
    rng = np.random.default_rng(seed)
    rest = list(rng.permutation(jobs[1:]))
    half = len(jobs) // 2
    dealt = {str(job): "direct" if place < half - 1 else "portal" for place, job in enumerate(rest)}
    return {jobs[0]: "direct", **dealt}
