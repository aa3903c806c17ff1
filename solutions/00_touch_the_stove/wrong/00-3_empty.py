# item: 00-3
# misconception: m00.empty
# points: 2
def own_ratio(projects):
    hits = 0
    for project in projects:
        if project["kind"] == "own" and not project["outcome_known"]:
            hits += 1
    return hits / len(projects)
