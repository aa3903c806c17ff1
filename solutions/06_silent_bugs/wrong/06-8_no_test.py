# item: 06-8
# misconception: m06.review-test
# points: 1
review = """
Verdict: reject, with thanks; two lines to change.

Join: `merge` keeps only flights whose hour stands in the weather table. Of 40,000 flights 181 vanish without a word, and more than half of these left on the last two days of the year. Please join from the left and let the wind be empty.

Leak: `carrier_rate` averages `late` over training and test rows together, so each test label shines through its own feature. Compute the rates on the training rows alone.

The code reads well otherwise, and the names say what is in the columns; please keep that style in the next patch, and write in its description what the wind is good for, so that the others know it too.

Then I will gladly merge it: the wind at the hour of departure is a good idea.
"""
