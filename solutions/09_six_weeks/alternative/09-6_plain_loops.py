# item: 09-6
def first_unseeded(run):
    import math

    def same(a, b):
        return (math.isnan(a) and math.isnan(b)) or math.isclose(a, b, rel_tol=1e-9)

    first, found = run(), set()
    for _ in range(7):
        for step, values in run().items():
            if len(values) != len(first[step]) or not all(map(same, values, first[step])):
                found.add(step)
    return next((step for step in first if step in found), None)
