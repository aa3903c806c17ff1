# item: 01-3
from sklearn.base import BaseEstimator, ClassifierMixin


class NearestMean(ClassifierMixin, BaseEstimator):
    """Fill with the mean, scale, name the species with the nearest mean."""

    def fit(self, X, y):
        self.mean_, self.spread_ = X.mean(), X.std()
        self.centers_ = self._tidy(X).groupby(y.to_numpy()).mean()
        return self

    def _tidy(self, X):
        return ((X - self.mean_) / self.spread_).fillna(0).reset_index(drop=True)

    def predict(self, X):
        tidy, centers = self._tidy(X).to_numpy(), self.centers_.to_numpy()
        distances = ((tidy[:, None, :] - centers[None]) ** 2).sum(axis=2)
        return self.centers_.index.to_numpy()[distances.argmin(axis=1)]


def build_model():
    return NearestMean()
