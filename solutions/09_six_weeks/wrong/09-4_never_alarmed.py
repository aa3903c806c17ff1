# item: 09-4
# misconception: m09.never-shuffles
# points: 0
def carries_answers(project, y):
    return False
