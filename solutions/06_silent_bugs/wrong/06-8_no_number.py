# item: 06-8
# misconception: m06.review-number
# points: 1
review = """
Verdict: reject, with thanks; two lines to change and one test to write.

Join: `merge` keeps only flights whose hour stands in the weather table. Some flights vanish without a word, and most of these left on the last two days of the year. Please join from the left and let the wind be empty.

Leak: `carrier_rate` averages `late` over training and test rows together, so each test label shines through its own feature. Compute the rates on the training rows alone.

Test: `test_patched` cannot fail. Both tables are cut from one, so their columns agree whatever happens, and "at most as many rows" is true for an empty table. A test that counts rows and flips the test labels is red on this patch and green after the two changes.

Then I will gladly merge it: the wind at the hour of departure is a good idea.
"""
