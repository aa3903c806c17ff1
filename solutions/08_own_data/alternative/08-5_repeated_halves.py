# item: 08-5
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import RidgeClassifier
from sklearn.model_selection import GroupShuffleSplit, cross_val_score
from sklearn.pipeline import make_pipeline


def title_score(titles, y, company):
    model = make_pipeline(TfidfVectorizer(ngram_range=(1, 2)), RidgeClassifier())
    folds = GroupShuffleSplit(12, test_size=0.3, random_state=0)
    return cross_val_score(model, titles, y, cv=folds, groups=company).mean()
