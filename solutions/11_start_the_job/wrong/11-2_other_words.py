# item: 11-2
# misconception: m11.other-channel
# points: 0
def assign(jobs, seed):
    order = np.random.default_rng(seed).permutation(jobs)
    return {str(job): "AB"[place % 2] for place, job in enumerate(order)}
