# item: 01-3
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline


def build_model():
    return Pipeline(
        [
            ("fill", SimpleImputer(strategy="median")),
            ("scale", StandardScaler()),
            ("classify", LogisticRegression()),
        ]
    )
