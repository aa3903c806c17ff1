# item: 05-2
# misconception: m05.not-per-day
# points: 0
def calls(day, p, k):
    return p >= 0.01
