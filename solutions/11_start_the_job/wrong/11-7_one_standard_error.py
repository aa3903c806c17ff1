# item: 11-7
# misconception: m11.reply-width
# points: 2
def reply_rate(sent, replies, today):
    """Return n, rate, low, high and method for messages that are 14 days old or more."""
    old = [(pd.Timestamp(today) - pd.Timestamp(day)).days >= 14 for day in sent]
    judged = [reply is not None for reply, is_old in zip(replies, old) if is_old]
    if not judged:
        return {"n": 0, "rate": None, "low": 0, "high": 1, "method": "nothing to judge"}
    low, high = stats.binomtest(sum(judged), len(judged)).proportion_ci(0.68, method="wilson")
    return {"n": len(judged), "rate": sum(judged) / len(judged), "low": float(low),
            "high": float(high), "method": "Wilson"}
