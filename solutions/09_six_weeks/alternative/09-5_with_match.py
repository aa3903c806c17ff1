# item: 09-5
def headline(results):
    def has_baseline():
        match results:
            case {"baseline": {"score": int() | float()}}:
                return True
        return False

    if not has_baseline():
        return "no baseline"
    match results.get("difference"):
        case {"low": int() | float() as low, "high": int() | float() as high, "level": level} if low < high and level >= 0.9:
            sides = {np.sign(low), np.sign(high)}
        case _:
            return "no interval"
    if len(sides) > 1 or 0 in sides:
        return "can't tell"
    is_up = sides == {1}
    return ("worse", "better")[is_up is bool(results["greater_is_better"])]
