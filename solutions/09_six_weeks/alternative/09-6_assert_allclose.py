# item: 09-6
def first_unseeded(run):
    runs = [run() for _ in range(8)]
    for step in runs[0]:
        try:
            for other in runs[1:]:
                np.testing.assert_allclose(other[step], runs[0][step], rtol=1e-9)
        except AssertionError:
            return step
    return None
