# item: 00-5
# misconception: m00.first-last
# points: 1
def spread(scores):
    return scores[0], sum(scores) / len(scores), scores[-1]
