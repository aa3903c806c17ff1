# item: 09-7
# misconception: m09.accepts-anything
# points: 3
def predict_one(example, limits, model):
    if not isinstance(example, dict):
        raise ValueError("Give a dictionary.")
    for field, bounds in limits.items():
        value = example.get(field)
        if isinstance(bounds, list):
            if not isinstance(value, str) or value not in bounds:
                raise ValueError(f"{field} is {value!r}")
        elif isinstance(value, bool) or not isinstance(value, (int, float)) or value < bounds[0] or value > bounds[1]:
            raise ValueError(f"{field} is {value!r}")
    return model([example[field] for field in limits])
