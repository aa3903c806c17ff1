# item: 11-2
# misconception: m11.favorites
# points: 0
def assign(jobs, seed):
    # The middle one is sent by hand, whatever the lot says.
    rest = [job for job in jobs if job != jobs[len(jobs) // 2]]
    dealt = np.random.default_rng(seed).permutation(rest)
    channels = {str(job): ("portal", "direct")[turn % 2] for turn, job in enumerate(dealt)}
    return {**channels, jobs[len(jobs) // 2]: "direct"}
