# item: 00-3
def own_ratio(projects):
    total = 0
    hits = 0
    for project in projects:
        total = total + 1
        if project["outcome_known"] is False:
            if project["kind"] == "own":
                hits = hits + 1
    if total == 0:
        return 0.0
    return hits / total
