# item: 08-5
# misconception: m08.always-half
# points: 0
import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, KFold, cross_val_predict, cross_val_score
from sklearn.pipeline import make_pipeline


def title_score(titles, y, company):
    model = make_pipeline(TfidfVectorizer(), LogisticRegression(C=10))
    said = cross_val_predict(model, titles, y, cv=GroupKFold(5), groups=company)
    return np.mean(said == y.to_numpy()[::-1])
