# item: 09-7
# misconception: m09.brittle
# points: 2
def predict_one(example, limits, model):
    if not isinstance(example, dict):
        raise ValueError("Give a dictionary.")
    for field, bounds in limits.items():
        if field not in example:
            raise ValueError(f"{field} is missing")
        value = example[field]
        is_good = value in bounds if isinstance(bounds, list) else bounds[0] <= value <= bounds[1]
        if not is_good:
            raise ValueError(f"{field} is {value!r}")
    return model([example[field] for field in limits])
