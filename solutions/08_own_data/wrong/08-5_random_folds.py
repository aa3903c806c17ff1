# item: 08-5
# misconception: m08.near-duplicates
# points: 0
import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, KFold, cross_val_predict, cross_val_score
from sklearn.pipeline import make_pipeline


def title_score(titles, y, company):
    model = make_pipeline(TfidfVectorizer(), LogisticRegression(C=10))
    return cross_val_score(model, titles, y, cv=KFold(5, shuffle=True, random_state=0)).mean()
