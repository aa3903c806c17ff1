# item: 01-3
from sklearn.ensemble import HistGradientBoostingClassifier


def build_model():
    """Trees ignore units, and these ones know what to do with a gap."""
    return HistGradientBoostingClassifier(max_iter=30, random_state=0)
