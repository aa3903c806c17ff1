# item: 08-5
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.model_selection import GroupShuffleSplit
from sklearn.naive_bayes import MultinomialNB
from sklearn.pipeline import make_pipeline


def title_score(titles, y, company):
    drawn = GroupShuffleSplit(1, test_size=1 / 3, random_state=0)
    [(train, test)] = drawn.split(titles, y, company)
    model = make_pipeline(CountVectorizer(), MultinomialNB())
    model.fit(titles.iloc[train], y.iloc[train])
    return model.score(titles.iloc[test], y.iloc[test])
