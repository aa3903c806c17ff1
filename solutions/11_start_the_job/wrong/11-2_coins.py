# item: 11-2
# misconception: m11.uneven
# points: 0
def assign(jobs, seed):
    rng = np.random.default_rng(seed)
    return {job: str(rng.choice(["portal", "direct"])) for job in jobs}
