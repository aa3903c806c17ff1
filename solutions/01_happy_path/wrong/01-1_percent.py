# item: 01-1
# misconception: m01.percent
# points: 0
def majority_accuracy(y):
    return round(y.value_counts(normalize=True).max() * 100, 1)
