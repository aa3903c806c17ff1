# item: 01-1
from collections import Counter


def majority_accuracy(y):
    labels = list(y)
    _, count = Counter(labels).most_common(1)[0]
    return count / len(labels)
