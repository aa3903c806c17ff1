# item: 09-4
# misconception: m09.too-late
# points: 0
def carries_answers(project, y):
    X, rng = project.prepare(y), np.random.default_rng(0)
    found = []
    for _ in range(20):
        found.append(project.score(X, rng.permutation(y)))
    return bool(np.mean(found) > 0.58)
