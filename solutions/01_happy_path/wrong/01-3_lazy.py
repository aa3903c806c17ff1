# item: 01-3
# misconception: m01.no-skill
# points: 0
from sklearn.dummy import DummyClassifier


def build_model():
    return DummyClassifier()
