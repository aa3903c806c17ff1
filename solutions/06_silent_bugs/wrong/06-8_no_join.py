# item: 06-8
# misconception: m06.review-join
# points: 0
review = """
Verdict: reject, with thanks; two lines to change and one test to write.

Names: the columns could have longer names, and the docstring should say in which unit the wind speed stands; I also miss a line about the hours, please add one there when you come by, it is not urgent at all.

Leak: `carrier_rate` averages `late` over training and test rows together, so each test label shines through its own feature. Compute the rates on the training rows alone.

Test: `test_patched` cannot fail. Whatever comes back, "at most as many rows" is true for an empty table. A test that flips the test labels is red on this patch and green after the change.

Then it is welcome: the wind at the hour of departure is a good idea.
"""
