# item: 00-3
# misconception: m00.any-unknown
# points: 1
def own_ratio(projects):
    unknown = [p for p in projects if not p["outcome_known"]]
    return len(unknown) / max(len(projects), 1)
