# item: 11-2
# misconception: m11.few-lots
# points: 0
def assign(jobs, seed):
    first = int(np.random.default_rng(seed).integers(2))
    return {job: ["portal", "direct"][(place + first) % 2] for place, job in enumerate(jobs)}
