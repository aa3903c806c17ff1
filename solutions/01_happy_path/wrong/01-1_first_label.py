# item: 01-1
# misconception: m01.one-class
# points: 0
def majority_accuracy(y):
    return (y == sorted(y.unique())[0]).mean()
