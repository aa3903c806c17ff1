# item: 01-1
from sklearn.dummy import DummyClassifier


def majority_accuracy(y):
    X = np.zeros((len(y), 1))
    return DummyClassifier().fit(X, y).score(X, y)
