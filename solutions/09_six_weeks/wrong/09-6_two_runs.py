# item: 09-6
# misconception: m09.two-runs
# points: 2
def first_unseeded(run):
    one, other = run(), run()
    for step in one:
        if not np.allclose(one[step], other[step], rtol=1e-9, atol=0, equal_nan=True):
            return step
