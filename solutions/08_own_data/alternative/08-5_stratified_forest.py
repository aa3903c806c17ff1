# item: 08-5
import numpy as np
from sklearn.ensemble import RandomForestClassifier
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.model_selection import StratifiedGroupKFold, cross_val_predict
from sklearn.pipeline import make_pipeline


def title_score(titles, y, company):
    model = make_pipeline(CountVectorizer(), RandomForestClassifier(60, random_state=0))
    folds = StratifiedGroupKFold(4, shuffle=True, random_state=2)
    said = cross_val_predict(model, list(titles), list(y), cv=folds, groups=list(company))
    return float((np.array(said) == np.array(y)).mean())
