# item: 09-6
# misconception: m09.last-step
# points: 0
def first_unseeded(run):
    first, *others = [run() for _ in range(6)]
    if all(np.allclose(first["predict"], other["predict"]) for other in others):
        return None
    return "predict"
