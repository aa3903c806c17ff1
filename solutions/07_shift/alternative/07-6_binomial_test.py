# item: 07-6
def label_alarm(y, p):
    from scipy.stats import binomtest

    return binomtest(int(sum(y)), len(y), float(np.mean(p))).pvalue < 0.01
