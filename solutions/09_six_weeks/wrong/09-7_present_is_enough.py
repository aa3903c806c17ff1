# item: 09-7
# misconception: m09.accepts-anything
# points: 1
def predict_one(example, limits, model):
    if not isinstance(example, dict):
        raise ValueError("Give a dictionary.")
    for field in limits:
        if field not in example:
            raise ValueError(f"{field} is missing")
    return model([example[field] for field in limits])
