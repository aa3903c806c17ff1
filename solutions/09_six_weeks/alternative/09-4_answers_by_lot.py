# item: 09-4
def carries_answers(project, y):
    rng = np.random.default_rng(1)
    found = []
    while len(found) < 16:
        dealt = rng.integers(0, 2, len(y))
        X = project.prepare(dealt)
        found.append(project.score(X, dealt))
    return bool(sorted(found)[8] > 0.57)
