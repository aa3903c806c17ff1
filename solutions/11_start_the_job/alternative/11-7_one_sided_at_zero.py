# item: 11-7
def reply_rate(sent, replies, today):
    ages = (pd.Timestamp(today) - pd.to_datetime(pd.Series(sent, dtype=object))).dt.days
    answered = pd.Series(replies, dtype=object).notna()[ages >= 14]
    n, k = len(answered), int(answered.sum())
    if n == 0:
        return dict(n=0, rate=None, low=0.0, high=1.0, method="nothing to judge yet")
    if k == 0:
        return dict(n=n, rate=0.0, low=0.0, high=1 - 0.05 ** (1 / n), method="one-sided 95 %, exact")
    low, high = stats.beta.ppf([0.025, 0.975], [k, k + 1], [n - k + 1, n - k])
    return dict(n=n, rate=k / n, low=low, high=high, method="Clopper-Pearson")
