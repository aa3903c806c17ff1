# item: 00-5
def spread(scores):
    lowest = highest = scores[0]
    total = 0
    for score in scores:
        total += score
        if score < lowest:
            lowest = score
        if score > highest:
            highest = score
    return [lowest, total / len(scores), highest]
