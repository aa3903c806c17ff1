# item: 11-2
import hashlib

def assign(jobs, seed):
    key = lambda job: hashlib.sha256(f"{seed}/{job}".encode()).hexdigest()
    ranked = sorted(jobs, key=key)
    return {job: "portal" if ranked.index(job) < len(jobs) / 2 else "direct" for job in jobs}
