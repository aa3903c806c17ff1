# item: 00-5
# misconception: m00.other-three
# points: 0
def spread(scores):
    scores = sorted(scores)[1:]
    return scores[0], sum(scores) / len(scores), scores[-1]
