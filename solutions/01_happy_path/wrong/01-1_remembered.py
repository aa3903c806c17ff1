# item: 01-1
# misconception: m01.not-majority
# points: 0
def majority_accuracy(y):
    return 0.4419
