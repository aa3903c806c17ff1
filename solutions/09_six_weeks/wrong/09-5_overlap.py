# item: 09-5
# misconception: m09.two-intervals
# points: 1
def headline(results):
    if (results.get("baseline") or {}).get("score") is None:
        return "no baseline"
    difference = results.get("difference") or {}
    low, high = difference.get("low"), difference.get("high")
    if low is None or high is None or not low < high or difference.get("level", 0) < 0.9:
        return "no interval"
    one, other = results["baseline"], results["model"]
    if one["low"] <= other["high"] and other["low"] <= one["high"]:
        return "can't tell"
    return "better" if (low > 0) == results["greater_is_better"] else "worse"
