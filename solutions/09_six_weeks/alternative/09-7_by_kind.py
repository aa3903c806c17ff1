# item: 09-7
def predict_one(example, limits, model):
    def is_good(value, bounds):
        match bounds, value:
            case _, bool():
                return False
            case [float() | int() as low, float() | int() as high], int() | float():
                return low <= value <= high
            case list(), str():
                return value in bounds
        return False

    if type(example) is not dict:
        raise ValueError(f"{type(example).__name__} is no dictionary")
    bad = [field for field in limits if not is_good(example.get(field), limits[field])]
    if bad:
        raise ValueError("please mend " + ", ".join(bad))
    return model([*map(example.__getitem__, limits)])
