# item: 01-3
from sklearn.ensemble import RandomForestClassifier


def build_model():
    return make_pipeline(SimpleImputer(), RandomForestClassifier(30))
