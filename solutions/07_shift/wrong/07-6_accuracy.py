# item: 07-6
# misconception: m07.missed-shift
# points: 0
def label_alarm(y, p):
    return bool(np.mean((p > 0.5) == y) < 0.6)
