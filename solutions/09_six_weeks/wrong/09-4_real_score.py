# item: 09-4
# misconception: m09.high-score
# points: 0
def carries_answers(project, y):
    return bool(project.score(project.prepare(y), y) > 0.9)
