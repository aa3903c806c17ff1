# item: 04-7
# misconception: m04.no-score
# points: 1
memo = """
We ship the trees, because boosted trees are the standard for tables and because they were better than the simple rule in
our test. The rule knows only the hour of the day, and everybody can see that flights get later towards the evening, but
an airline, an airport and a distance say more than that. We trained on the first nine months and tested on the last
three. The gain was visible on most of the days. We would change our mind if the flights of the next weeks showed that the
rule is as good, because it is cheaper, and everybody understands it. Until then please use the list that the trees make
every evening for the next day.
"""
