# item: 09-6
# misconception: m09.order-matters
# points: 2
def first_unseeded(run):
    first, *others = [run() for _ in range(6)]
    for step in first:
        for other in others:
            if not np.allclose(np.sort(first[step]), np.sort(other[step]), rtol=1e-9, atol=0, equal_nan=True):
                return step
