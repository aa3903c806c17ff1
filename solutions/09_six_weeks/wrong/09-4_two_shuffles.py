# item: 09-4
# misconception: m09.two-targets
# points: 0
def carries_answers(project, y):
    rng = np.random.default_rng(0)
    found = [project.score(project.prepare(rng.permutation(y)), rng.permutation(y)) for _ in range(20)]
    return bool(np.mean(found) > 0.58)
