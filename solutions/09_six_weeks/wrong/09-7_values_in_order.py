# item: 09-7
# misconception: m09.by-position
# points: 0
def predict_one(example, limits, model):
    for field, bounds in limits.items():
        if field not in example:
            raise ValueError(field)
    return model(list(example.values()))
