# item: 06-8
# misconception: m06.accepted
# points: 1
review = """
Verdict: accept, it runs and its test is green; two lines may be changed some day.

Join: `merge` keeps only flights whose hour stands in the weather table. Of 40,000 flights 181 vanish without a word, and more than half of these left on the last two days of the year. Please join from the left and let the wind be empty.

Leak: `carrier_rate` averages `late` over training and test rows together, so each test label shines through its own feature. Compute the rates on the training rows alone.

Test: `test_patched` cannot fail. Both tables are cut from one, so their columns agree whatever happens, and "at most as many rows" is true for an empty table. A test that counts rows and flips the test labels is red on this patch and green after the two changes.

Then I will gladly merge it: the wind at the hour of departure is a good idea.
"""
