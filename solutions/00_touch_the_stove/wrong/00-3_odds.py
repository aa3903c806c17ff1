# item: 00-3
# misconception: m00.odds
# points: 1
def own_ratio(projects):
    own = [p for p in projects if p["kind"] == "own" and not p["outcome_known"]]
    others = len(projects) - len(own)
    return len(own) / others if others else 0.0
