# item: 09-6
# misconception: m09.order-matters
# points: 2
def first_unseeded(run):
    first, *others = [run() for _ in range(6)]
    for step in first:
        for other in others:
            if not np.isclose(np.nansum(first[step]), np.nansum(other[step]), rtol=1e-9):
                return step
