# item: 09-7
# misconception: m09.brittle
# points: 0
def predict_one(example, limits, model):
    return model([example[field] for field in limits])
