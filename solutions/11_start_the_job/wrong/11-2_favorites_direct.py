# item: 11-2
# misconception: m11.same-every-time
# points: 0
def assign(jobs, seed):
    half = len(jobs) // 2
    return {job: "direct" if place < half else "portal" for place, job in enumerate(jobs)}
