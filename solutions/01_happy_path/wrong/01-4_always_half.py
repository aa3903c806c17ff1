# item: 01-4
# misconception: m01.blind-to-signal
# points: 0
def compare(models, X, y):
    return pd.DataFrame({"mean": 0.5, "std": 0.0}, index=list(models))
