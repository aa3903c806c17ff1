# item: 11-2
# misconception: m11.same-every-time
# points: 0
def assign(jobs, seed):
    return {job: ["portal", "direct"][place % 2] for place, job in enumerate(jobs)}
