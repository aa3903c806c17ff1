# item: 11-2
# misconception: m11.unseeded
# points: 0
import random

def assign(jobs, seed):
    mixed = list(jobs)
    random.shuffle(mixed)
    return {job: "portal" if place % 2 else "direct" for place, job in enumerate(mixed)}
