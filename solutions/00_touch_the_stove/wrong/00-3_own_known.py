# item: 00-3
# misconception: m00.own-known
# points: 1
def own_ratio(projects):
    if len(projects) == 0:
        return 0.0
    own = [project for project in projects if project["kind"] == "own"]
    return len(own) / len(projects)
