# item: 11-2
import random

def assign(jobs, seed):
    direct = set(random.Random(seed).sample(jobs, len(jobs) // 2))
    return {job: "direct" if job in direct else "portal" for job in jobs}
