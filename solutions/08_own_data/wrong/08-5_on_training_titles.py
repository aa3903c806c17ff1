# item: 08-5
# misconception: m08.train-score
# points: 0
import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, KFold, cross_val_predict, cross_val_score
from sklearn.pipeline import make_pipeline


def title_score(titles, y, company):
    model = make_pipeline(TfidfVectorizer(), LogisticRegression(C=10))
    return model.fit(titles, y).score(titles, y)
