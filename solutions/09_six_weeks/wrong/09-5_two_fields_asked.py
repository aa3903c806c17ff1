# item: 09-5
# misconception: m09.too-shy
# points: 1
def headline(results):
    if (results.get("baseline") or {}).get("score") is None:
        return "no baseline"
    return "no interval" if (results.get("difference") or {}).get("p") is None else "better"
