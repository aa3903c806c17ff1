# item: 11-7
def reply_rate(sent, replies, today):
    days = np.array(sent, dtype="datetime64[D]")
    is_old = np.datetime64(today) - days >= np.timedelta64(14, "D")
    answered = np.array([reply is not None for reply in replies], dtype=bool)[is_old]
    n = answered.size
    if n == 0:
        return {"n": 0, "rate": None, "low": 0, "high": 1, "method": "none judged"}
    k = int(answered.sum())
    low, high = stats.beta(k + 0.5, n - k + 0.5).interval(0.95)
    return {"n": n, "rate": answered.mean(), "low": 0.0 if k == 0 else low, "high": high, "method": "Jeffreys"}
