# item: 08-5
# misconception: m08.near-duplicates
# points: 0
from sklearn.model_selection import train_test_split
import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, KFold, cross_val_predict, cross_val_score
from sklearn.pipeline import make_pipeline


def title_score(titles, y, company):
    model = make_pipeline(TfidfVectorizer(), LogisticRegression(C=10))
    a, b, ya, yb = train_test_split(titles, y, stratify=company.str.len() > 9, random_state=0)
    return model.fit(a, ya).score(b, yb)
