# item: 09-8
# misconception: m09.no-prediction
# points: 1
weeks = """
Week: 1
Predicted: last week's rule finds 6 of 10 empty mornings
Happened: 4 of 10; it is worse than a coin on Mondays
Surprise: the bakery is closed on Mondays
Next: weekday and bakery hours as columns

Week: 2
Predicted: with both, 7 of 10 at three drives a week
Happened: 6 of 10 by lot, 5 of 10 on February
Surprise: the lot flattered; neighbors in time stood on both sides
Next: only February from now on

Week: 3
Predicted: rain lowers the error a little
Happened: no difference, 0.00 with an interval from -0.04 to 0.05
Surprise: nobody comes less when it rains
Next: drop rain, ask the volunteers what they look at
Half-way: change. The lead of 0.03 is below my 0.05; the volunteers look at the school calendar, which I do not have. New charter until week 5.

Week: 4

Happened: 5 of 11 misses
Surprise: the misses are the days after holidays
Next: the day after as a column, then stop adding

Week: 5
Predicted: a lead of 0.05 on March
Happened: 0.04, from -0.01 to 0.09
Surprise: the volunteers use it although I cannot tell
Next: write it up as "cannot tell yet"
"""
