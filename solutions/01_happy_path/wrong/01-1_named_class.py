# item: 01-1
# misconception: m01.named-class
# points: 0
def majority_accuracy(y):
    return (y == "Adelie").mean()
