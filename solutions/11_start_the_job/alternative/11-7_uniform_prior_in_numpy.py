# item: 11-7
def reply_rate(sent, replies, today):
    sent = pd.to_datetime(pd.Series(sent, dtype=object))
    answered = pd.Series(replies, dtype=object).notna()[(pd.Timestamp(today) - sent).dt.days >= 14]
    n, hits = np.int64(len(answered)), answered.sum()
    if not n:
        return {"n": n, "rate": None, "low": np.float64(0), "high": np.float32(1), "method": "-"}
    low, high = stats.beta(hits + 1, n - hits + 1).ppf([0.025, 0.975])
    return {"n": n, "rate": answered.mean(), "low": low, "high": high, "method": "uniform prior"}
