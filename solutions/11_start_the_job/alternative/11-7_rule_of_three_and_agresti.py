# item: 11-7
def reply_rate(sent, replies, today):
    from datetime import date
    now = date.fromisoformat(today)
    judged = [r for s, r in zip(sent, replies) if (now - date.fromisoformat(s)).days >= 14]
    n, k = len(judged), sum(r is not None for r in judged)
    if not n:
        return {"n": 0, "rate": None, "low": 0, "high": 1, "method": "no message is old enough"}
    if not k:
        return {"n": n, "rate": 0, "low": 0, "high": min(1, 3 / n), "method": "rule of three"}
    m = n + 1.96**2
    p = (k + 1.96**2 / 2) / m
    half = 1.96 * (p * (1 - p) / m) ** 0.5
    return {"n": n, "rate": k / n, "low": max(0, p - half), "high": min(1, p + half), "method": "Agresti-Coull"}
