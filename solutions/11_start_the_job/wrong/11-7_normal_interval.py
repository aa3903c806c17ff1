# item: 11-7
# misconception: m11.zero
# points: 2
def reply_rate(sent, replies, today):
    """Return n, rate, low, high and method for messages that are 14 days old or more."""
    old = [(pd.Timestamp(today) - pd.Timestamp(day)).days >= 14 for day in sent]
    judged = [reply is not None for reply, is_old in zip(replies, old) if is_old]
    if not judged:
        return {"n": 0, "rate": None, "low": 0, "high": 1, "method": "nothing to judge"}
    share = sum(judged) / len(judged)
    half = 1.96 * (share * (1 - share) / len(judged)) ** 0.5
    low, high = max(share - half, 0), share + half
    return {"n": len(judged), "rate": sum(judged) / len(judged), "low": float(low),
            "high": float(high), "method": "normal approximation"}
