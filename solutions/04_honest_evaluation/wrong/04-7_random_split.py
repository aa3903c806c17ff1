# item: 04-7
# misconception: m04.memo-flatters
# points: 1
memo = """
We ship the boosted trees with all of their columns. On a random quarter of the flights of the whole year they reach an
AUC of 0.71, which is a very good result for a problem of this kind, and clearly better than guessing, which would reach
one half. The trees use the month, the weekday, the planned time, the airline, the two airports and the distance, and all
of these are printed in the timetable long before. We tested on thousands of flights, so the number is safe. We would
change our mind if another model reached a higher number on the same random quarter of the year. Please use the list from
the first of October on, and tell us how it goes.
"""
