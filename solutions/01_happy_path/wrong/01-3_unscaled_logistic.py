# item: 01-3
# misconception: m01.scale-outside
# points: 3
from sklearn.linear_model import LogisticRegression


def build_model():
    return make_pipeline(SimpleImputer(), LogisticRegression(max_iter=1000))
