# item: 07-6
# misconception: m07.one-sided
# points: 0
def label_alarm(y, p):
    error = np.sqrt((p * (1 - p)).sum()) / len(p)
    return bool((y.mean() - p.mean()) > 2.33 * error)
