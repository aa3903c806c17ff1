# item: 11-7
# misconception: any.wrong-type
# points: 0
def reply_rate(sent, replies, today):
    return sum(reply is not None for reply in replies) / len(sent)
