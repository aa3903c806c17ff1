# item: 03-5
from sklearn.utils import resample

def balance_and_score(X, y, estimator, cv):
    table = pd.DataFrame(X).assign(y=y)
    scores = []
    for train, test in StratifiedKFold(4, shuffle=True, random_state=3).split(X, y):
        part = table.iloc[train]
        common = part[part.y == 0]
        rare = resample(part[part.y == 1], n_samples=len(common), random_state=1)
        both = pd.concat([common, rare])
        fitted = clone(estimator).fit(both.drop(columns="y").to_numpy(), both.y)
        scores.append(balanced_accuracy_score(y[test], fitted.predict(X[test])))
    return np.mean(scores)
