# item: 09-6
# misconception: m09.rounding
# points: 0
def first_unseeded(run):
    first, *others = [run() for _ in range(6)]
    for step in first:
        for other in others:
            if not np.array_equal(first[step], other[step], equal_nan=step == "load") and step != "load":
                return step
