# item: 09-5
# misconception: m09.overclaim
# points: 2
def headline(results):
    if (results.get("baseline") or {}).get("score") is None:
        return "no baseline"
    difference = results.get("difference") or {}
    low, high = difference.get("low"), difference.get("high")
    if low is None or high is None or not low < high or difference.get("level", 0) < 0.9:
        return "no interval"
    if low < 0 < high:
        return "can't tell"
    return "better" if (low >= 0) == results["greater_is_better"] else "worse"
