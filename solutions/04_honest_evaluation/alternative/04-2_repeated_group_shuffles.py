# item: 04-2
def evaluate(model, X, y, groups):
    from sklearn.model_selection import GroupShuffleSplit

    frame, labels = pd.DataFrame(X), pd.Series(y)
    scores = []
    for train, test in GroupShuffleSplit(8, test_size=0.25, random_state=1).split(X, y, groups):
        fitted = clone(model).fit(frame.iloc[train], labels.iloc[train])
        p = fitted.predict_proba(frame.iloc[test])[:, list(fitted.classes_).index(1)]
        scores.append(roc_auc_score(labels.iloc[test], p))
    return sum(scores) / len(scores)
