# item: 00-3
# misconception: m00.empty
# points: 2
def own_ratio(projects):
    if projects:
        hits = [p["kind"] == "own" and not p["outcome_known"] for p in projects]
        return sum(hits) / len(hits)
