# item: 08-5
import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.naive_bayes import BernoulliNB


def title_score(titles, y, company):
    right = np.zeros(len(titles), dtype=bool)
    for name in company.unique():
        is_test = (company == name).to_numpy()
        words = CountVectorizer(binary=True).fit(titles[~is_test])
        model = BernoulliNB().fit(words.transform(titles[~is_test]), y[~is_test])
        right[is_test] = model.predict(words.transform(titles[is_test])) == y[is_test]
    return float(right.mean())
