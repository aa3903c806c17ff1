# item: 08-5
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import GroupKFold, cross_val_score
from sklearn.svm import LinearSVC


def title_score(titles, y, company):
    words = TfidfVectorizer().fit_transform(titles)
    return cross_val_score(LinearSVC(), words, y, cv=GroupKFold(3), groups=company).mean()
