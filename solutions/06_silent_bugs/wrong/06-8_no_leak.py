# item: 06-8
# misconception: m06.review-leak
# points: 1
review = """
Verdict: reject, with thanks; two lines to change and one test to write.

Join: `merge` keeps only flights whose hour stands in the weather table. Of 40,000 flights 181 vanish without a word, and more than half of these left on the last two days of the year. Please join from the left and let the wind be empty.

Names: the columns could have longer names, and the docstring should say in which unit the wind speed stands; I also miss a line about the hours, please add one there when you come by.

Test: `test_patched` cannot fail. Both tables are cut from one, so their columns agree whatever happens, and "at most as many rows" is true for an empty table. A test that counts rows is red on this patch and green after the two changes.

Then I will gladly merge it: the wind at the hour of departure is a good idea.
"""
