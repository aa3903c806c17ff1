# item: 09-4
# misconception: m09.few-shuffles
# points: 0
def carries_answers(project, y):
    dealt = np.random.default_rng(0).permutation(y)
    return bool(project.score(project.prepare(dealt), dealt) > 0.6)
