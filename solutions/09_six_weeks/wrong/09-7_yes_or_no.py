# item: 09-7
# misconception: m09.own-answer
# points: 0
def predict_one(example, limits, model):
    if not isinstance(example, dict):
        raise ValueError("Give a dictionary.")
    for field, bounds in limits.items():
        value = example.get(field)
        if isinstance(bounds, list):
            is_good = isinstance(value, str) and value in bounds
        else:
            is_good = type(value) in (int, float) and bounds[0] <= value <= bounds[1]
        if not is_good:
            raise ValueError(f"{field} is {value!r}")
    return float(model([example[field] for field in limits]) > 0.5)
