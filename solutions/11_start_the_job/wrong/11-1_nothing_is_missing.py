# item: 11-1
# misconception: m11.other-place
# points: 0
def gap(requirements, evidence):
    return {"shown": [line["id"] for line in requirements], "missing": [], "wishes": []}
