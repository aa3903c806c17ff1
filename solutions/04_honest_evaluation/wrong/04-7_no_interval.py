# item: 04-7
# misconception: m04.no-interval
# points: 3
memo = """
We ship the trees without the month. Trained on January to September and tested on October to December, they reach an AUC
of 0.635. The rule that knows only the hour of departure reaches 0.583, so the trees are better by about 0.05. With the
month they reach 0.639, which is a little more, but October had never been seen when we trained, and we do not want to
lean on a column that has nothing to say. The list is made every evening for the next day, from the timetable alone. We
would change our mind if, after four weeks, the days since then showed the rule as good as the trees, because the rule is
cheaper and everybody understands it.
"""
