# item: 01-1
# misconception: any.wrong-type
# points: 0
def majority_accuracy(y):
    return y.mode()[0]
