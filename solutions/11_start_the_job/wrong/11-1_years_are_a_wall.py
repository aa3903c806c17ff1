# item: 11-1
# misconception: m11.wish-wall
# points: 2
def gap(requirements, evidence):
    """Return the ids of an ad's lines as a dict: shown, missing (musts) and wishes."""
    found = {"shown": [], "missing": [], "wishes": []}
    for line in requirements:
        if any(evidence.get(name) for name in line["shown_by"]):
            place = "shown"
        elif line["kind"] == "wish":
            place = "wishes"
        else:
            place = "missing"
        found[place].append(line["id"])
    return found
