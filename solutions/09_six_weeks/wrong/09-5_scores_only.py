# item: 09-5
# misconception: m09.no-baseline
# points: 0
def headline(results):
    baseline = (results.get("baseline") or {}).get("score") or 0
    gap = results["model"]["score"] - baseline
    return "better" if (gap > 0) == results["greater_is_better"] else "worse"
