# item: 06-8
# misconception: m06.review-length
# points: 1
review = """
Reject: the inner join loses 181 flights, `carrier_rate` leaks test labels, and `test_patched` cannot fail.
"""
