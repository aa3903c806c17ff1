# item: 11-1
# misconception: m11.wish-lost
# points: 1
def gap(requirements, evidence):
    found = {"shown": [], "missing": [], "wishes": []}
    for line in requirements:
        if line["kind"] == "wish":
            found["wishes"].append(line["id"])
        elif any(evidence.get(name) for name in line["shown_by"]):
            found["shown"].append(line["id"])
        elif "year" in line["text"]:
            found["wishes"].append(line["id"])
        else:
            found["missing"].append(line["id"])
    return found
