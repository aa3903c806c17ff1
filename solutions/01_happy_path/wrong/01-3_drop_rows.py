# item: 01-3
# misconception: m01.drop-rows
# points: 3
from sklearn.base import BaseEstimator, ClassifierMixin


class CompleteRows(ClassifierMixin, BaseEstimator):
    def fit(self, X, y):
        full = X.notna().all(axis=1)
        self.model_ = make_pipeline(StandardScaler(), KNeighborsClassifier())
        self.model_.fit(X[full], y[full])
        self.classes_ = self.model_.classes_
        return self

    def predict(self, X):
        return self.model_.predict(X.dropna())


def build_model():
    return CompleteRows()
