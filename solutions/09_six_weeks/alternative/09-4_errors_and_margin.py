# item: 09-4
def carries_answers(project, y):
    rng = np.random.default_rng(7)
    found = []
    for _ in range(24):
        dealt = rng.permutation(y)
        found.append(project.score(project.prepare(dealt), dealt))
    error = np.std(found, ddof=1) / len(found) ** 0.5
    return bool(np.mean(found) - 0.5 > max(4 * error, 0.05))
