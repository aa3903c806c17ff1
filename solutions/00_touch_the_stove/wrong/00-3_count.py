# item: 00-3
# misconception: m00.count
# points: 1
def own_ratio(projects):
    return sum(p["kind"] == "own" and not p["outcome_known"] for p in projects)
