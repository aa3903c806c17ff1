# item: 11-2
# misconception: m11.job-lost
# points: 0
def assign(jobs, seed):
    rng = np.random.default_rng(seed)
    return {str(job): "direct" for job in rng.choice(jobs, len(jobs) // 2, replace=False)}
