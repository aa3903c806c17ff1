# item: 09-7
# misconception: m09.nameless
# points: 0
def predict_one(example, limits, model):
    try:
        values = []
        for field, bounds in limits.items():
            value = example[field]
            if isinstance(bounds, list):
                assert isinstance(value, str) and value in bounds
            else:
                assert type(value) in (int, float) and bounds[0] <= value <= bounds[1]
            values.append(value)
    except Exception:
        raise ValueError("bad input") from None
    return model(values)
