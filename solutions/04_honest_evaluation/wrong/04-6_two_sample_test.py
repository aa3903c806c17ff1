# item: 04-6
# misconception: m04.separate-intervals
# points: 1
def verdict(a, b, groups=None):
    from scipy.stats import ttest_ind

    if ttest_ind(a, b).pvalue >= 0.05:
        return "can't tell"
    return "a" if np.mean(a) > np.mean(b) else "b"
