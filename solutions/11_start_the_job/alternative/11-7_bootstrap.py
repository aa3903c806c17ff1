# item: 11-7
def reply_rate(sent, replies, today):
    judged = np.array([reply is not None for day, reply in zip(sent, replies)
                       if (pd.Timestamp(today) - pd.Timestamp(day)).days > 13], dtype=float)
    if len(judged) == 0:
        return {"n": 0, "rate": None, "low": 0.0, "high": 1.0, "method": "nothing"}
    n, rate = len(judged), float(judged.mean())
    if rate == 0:
        return {"n": n, "rate": 0.0, "low": 0.0, "high": 3 / n, "method": "rule of three"}
    draws = np.random.default_rng(0).choice(judged, size=(4000, n)).mean(axis=1)
    low, high = np.percentile(draws, [2.5, 97.5])
    return {"n": n, "rate": rate, "low": float(low), "high": float(high), "method": "bootstrap"}
