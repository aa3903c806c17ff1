# item: 09-5
# misconception: m09.bare-difference
# points: 0
def headline(results):
    if not (results.get("baseline") or {}).get("score"):
        return "no baseline"
    gap = results["model"]["score"] - results["baseline"]["score"]
    return "better" if (gap > 0) == results["greater_is_better"] else "worse"
