# item: 07-6
# misconception: m07.size-ignored
# points: 2
def label_alarm(y, p):
    return bool(abs(y.mean() - p.mean()) > 0.1)
