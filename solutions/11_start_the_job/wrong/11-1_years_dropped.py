# item: 11-1
# misconception: m11.line-lost
# points: 0
def gap(requirements, evidence):
    found = {"shown": [], "missing": [], "wishes": []}
    for line in requirements:
        if "years" in line["text"]:
            continue
        if any(evidence.get(name) for name in line["shown_by"]):
            found["shown"].append(line["id"])
        else:
            found["missing" if line["kind"] == "must" else "wishes"].append(line["id"])
    return found
