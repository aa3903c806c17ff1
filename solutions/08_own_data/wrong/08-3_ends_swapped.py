# item: 08-3
# misconception: m08.outside
# points: 3
from sklearn.metrics import cohen_kappa_score


def kappa(a, b):
    if len({*a, *b}) == 1:
        return np.nan, np.nan, np.nan
    table = pd.DataFrame({"a": a, "b": b})
    draws = (table.sample(frac=1, replace=True, random_state=i) for i in range(300))
    values = [cohen_kappa_score(draw.a, draw.b) for draw in draws]
    return cohen_kappa_score(a, b), *np.quantile(values, [0.975, 0.025])
