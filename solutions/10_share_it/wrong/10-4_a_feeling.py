# item: 10-4
# misconception: m10.no-evidence
# points: 2
decisions = """
Choice: test on the year 2015 Instead of: 365 days drawn by lot
Because: in use, every day lies after all days of training Evidence: one has a feeling for it

Choice: logistic regression Instead of: boosted trees with 100 iterations
Because: level in 2014, and its five weights can be read Evidence: 0.685 against 0.688 right on the 365 days of 2014

Choice: resample whole weeks Instead of: single days
Because: wet days come in runs, so single days are less news than they seem Evidence: the share of days that are as the day before is 0.70 in 2015
"""
