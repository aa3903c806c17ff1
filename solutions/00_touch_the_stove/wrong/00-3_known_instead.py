# item: 00-3
# misconception: m00.other-share
# points: 1
def own_ratio(projects):
    if not projects:
        return 0.0
    own = [p for p in projects if p["kind"] == "own" and p["outcome_known"]]
    return len(own) / len(projects)
