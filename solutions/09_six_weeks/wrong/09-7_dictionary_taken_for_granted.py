# item: 09-7
# misconception: m09.brittle
# points: 3
def predict_one(example, limits, model):
    for field, bounds in limits.items():
        value = example.get(field)
        if isinstance(bounds, list):
            is_good = isinstance(value, str) and value in bounds
        else:
            is_good = type(value) in (int, float) and bounds[0] <= value <= bounds[1]
        if not is_good:
            raise ValueError(f"{field} is {value!r}")
    return model([example[field] for field in limits])
