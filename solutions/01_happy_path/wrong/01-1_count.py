# item: 01-1
# misconception: m01.count
# points: 0
def majority_accuracy(y):
    return y.value_counts().max()
