# item: 07-6
def label_alarm(y, p):
    from scipy.stats import binomtest

    interval = binomtest(int(y.sum()), len(y)).proportion_ci(0.99, method="wilson")
    return int(not interval.low <= p.mean() <= interval.high)
