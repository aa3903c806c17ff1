# item: 08-5
# misconception: m08.near-duplicates
# points: 0
def title_score(titles, y, company):
    model = make_pipeline(TfidfVectorizer(), LogisticRegression(C=10))
    return min(0.74, np.mean(cross_val_predict(model, titles, y, cv=5) == y))
