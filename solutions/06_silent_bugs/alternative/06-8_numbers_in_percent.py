# item: 06-8
review = """
I would not merge this yet. It runs, and it made a fine impression on me until I counted rows.

First, the join is an inner one: 0.45 % of the flights drop out (39,819 are left of 40,000), and they are not just any flights, since 30 and 31 December lose more than all other days together. A left join keeps them, with an empty wind.

Second, the rate of a carrier is taken over both parts. The labels of the test rows flow into the features, and the score will look better than it is. Fit on train, then map to test.

Third, its test always passes, because what it asserts stays true even if nothing comes back. I tried it on an empty table: green.

Please change these three and send it again. Reject for now.
"""
