# item: 11-7
# misconception: m11.rate-shape
# points: 0
def reply_rate(sent, replies, today):
    n = len(sent)
    replied = sum(reply is not None for reply in replies)
    return {"n": n, "rate": replied / n}
