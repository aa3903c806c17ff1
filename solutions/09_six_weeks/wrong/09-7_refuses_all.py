# item: 09-7
# misconception: m09.refuses-good
# points: 0
def predict_one(example, limits, model):
    raise ValueError(f"bad: {list(limits)}")
