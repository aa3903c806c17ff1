# item: 09-6
# misconception: m09.false-step
# points: 0
def first_unseeded(run):
    first, *others = [run() for _ in range(6)]
    for step in first:
        for other in others:
            if not np.allclose(first[step], other[step], rtol=1e-9, atol=0, equal_nan=True):
                return step.upper()
    return "none"
