# item: 09-7
# misconception: m09.returns-refusal
# points: 0
def predict_one(example, limits, model):
    if not isinstance(example, dict):
        return None
    for field, bounds in limits.items():
        value = example.get(field)
        if isinstance(bounds, list):
            is_good = isinstance(value, str) and value in bounds
        else:
            is_good = type(value) in (int, float) and bounds[0] <= value <= bounds[1]
        if not is_good:
            return None
    return model([example[field] for field in limits])
