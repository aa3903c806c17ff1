# item: 09-7
# misconception: m09.refuses-good
# points: 0
def predict_one(example, limits, model):
    if not isinstance(example, dict) or set(example) != set(limits):
        raise ValueError(f"Give {set(limits)}")
    return model([example[field] for field in limits])
