# item: 09-4
def carries_answers(project, y):
    import random

    total, answers = 0.0, list(y)
    for seed in range(12):
        random.Random(seed).shuffle(answers)
        total += project.score(project.prepare(answers), answers)
    return total / 12 > 0.6
