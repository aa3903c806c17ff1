# item: 11-1
# misconception: m11.gap-shape
# points: 0
def gap(requirements, evidence):
    musts = [line for line in requirements if line["kind"] == "must"]
    shown = [line for line in musts if any(evidence.get(e) for e in line["shown_by"])]
    return {"covered": len(shown), "of": len(musts)}
