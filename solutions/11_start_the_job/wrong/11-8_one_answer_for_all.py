# item: 11-8
# misconception: m11.same-answer
# points: 0
answers = """
leakage-1 | 80 | It depends on the data and on the problem, so one has to look at it closely and then decide.
evaluation-1 | 80 | It depends on the data and on the problem, so one has to look at it closely and then decide.
evaluation-2 | 80 | It depends on the data and on the problem, so one has to look at it closely and then decide.
costs-1 | 80 | It depends on the data and on the problem, so one has to look at it closely and then decide.
bugs-1 | 80 | It depends on the data and on the problem, so one has to look at it closely and then decide.
shift-1 | 80 | It depends on the data and on the problem, so one has to look at it closely and then decide.
labels-1 | 80 | It depends on the data and on the problem, so one has to look at it closely and then decide.
models-6 | 80 | It depends on the data and on the problem, so one has to look at it closely and then decide.
models-8 | 80 | It depends on the data and on the problem, so one has to look at it closely and then decide.
story-2 | 80 | It depends on the data and on the problem, so one has to look at it closely and then decide.
"""
