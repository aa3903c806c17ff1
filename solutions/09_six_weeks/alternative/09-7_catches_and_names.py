# item: 09-7
def predict_one(example, limits, model):
    values = []
    for field, bounds in limits.items():
        try:
            value = example[field]
            if type(bounds) is list:
                bounds.index(value)
            else:
                low, high = bounds
                if type(value) not in (int, float) or not (value - low >= 0 and high - value >= 0):
                    raise LookupError(value)
        except Exception as error:
            raise ValueError(f"{field}: {error!r}") from error
        values.append(value)
    return float(model(values))
