# item: 09-4
# misconception: m09.high-score
# points: 0
def carries_answers(project, y):
    rng, found = np.random.default_rng(0), []
    for _ in range(20):
        dealt = rng.permutation(y)
        found.append(project.score(project.prepare(dealt), dealt))
    return bool(project.score(project.prepare(y), y) - np.mean(found) > 0.2)
