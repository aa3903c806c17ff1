# item: 07-6
# misconception: m07.old-rate
# points: 0
def label_alarm(y, p):
    error = np.sqrt(0.26 * 0.74 / len(y))
    return bool(abs(y.mean() - 0.26) > 2.576 * error)
