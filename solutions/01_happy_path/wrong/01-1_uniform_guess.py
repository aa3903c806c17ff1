# item: 01-1
# misconception: m01.uniform-guess
# points: 0
def majority_accuracy(y):
    return 1 / y.nunique()
