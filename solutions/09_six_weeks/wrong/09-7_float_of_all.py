# item: 09-7
# misconception: m09.accepts-anything
# points: 3
def predict_one(example, limits, model):
    if not isinstance(example, dict):
        raise ValueError("Give a dictionary.")
    for field, bounds in limits.items():
        value = example.get(field)
        if isinstance(bounds, list):
            is_good = isinstance(value, str) and value in bounds
        else:
            try:
                is_good = bounds[0] <= float(value) <= bounds[1]
            except (TypeError, ValueError):
                is_good = False
        if not is_good:
            raise ValueError(f"{field} is {value!r}")
    return model([example[field] for field in limits])
