# item: 10-4
# misconception: m10.few-decisions
# points: 1
decisions = """
Choice: test on the year 2015
Instead of: 365 days drawn by lot
Because: in use, every day lies after training
Evidence: the split cell of the notebook

Choice: test on the year 2015
Instead of: 365 days drawn by lot
Because: in use, every day lies after training
Evidence: the split cell of the notebook

Choice: test on the year 2015
Instead of: 365 days drawn by lot
Because: in use, every day lies after training
Evidence: the split cell of the notebook

"""
