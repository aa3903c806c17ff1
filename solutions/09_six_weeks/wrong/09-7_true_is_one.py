# item: 09-7
# misconception: m09.accepts-anything
# points: 3
def predict_one(example, limits, model):
    if not isinstance(example, dict):
        raise ValueError("Give a dictionary.")
    for field, bounds in limits.items():
        value = example.get(field)
        kind = str if isinstance(bounds, list) else (int, float)
        is_good = isinstance(value, kind) and (value in bounds if kind is str else bounds[0] <= value <= bounds[1])
        if not is_good:
            raise ValueError(f"{field} is {value!r}")
    return model([example[field] for field in limits])
