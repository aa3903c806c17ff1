# item: 09-5
def headline(results):
    try:
        float(results["baseline"]["score"])
    except (KeyError, TypeError):
        return "no baseline"
    try:
        low, high, level = (float(results["difference"][name]) for name in ("low", "high", "level"))
        assert low < high and level >= 0.9
    except (KeyError, TypeError, AssertionError):
        return "no interval"
    if not results["greater_is_better"]:
        low, high = -high, -low
    return "better" if low > 0 else "worse" if high < 0 else "can't tell"
