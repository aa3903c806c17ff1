# item: 11-1
# misconception: m11.no-evidence
# points: 1
def gap(requirements, evidence):
    """Return the ids of an ad's lines as a dict: shown, missing (musts) and wishes."""
    found = {"shown": [], "missing": [], "wishes": []}
    for line in requirements:
        if line["shown_by"]:
            place = "shown"
        elif line["kind"] == "wish" or "year" in line["text"]:
            place = "wishes"
        else:
            place = "missing"
        found[place].append(line["id"])
    return found
