# item: 07-8
# misconception: m07.no-labels
# points: 2
on_call_rule = """
Trigger: the PSI of an input is beyond the 99th percentile of batches of 300 without shift, or the late rate of the monthly sample leaves its 99 % interval
Action: stop the warnings to passengers within the hour and compare carriers
Owner: the data person on call, with the head of operations
Rollback: warn by last year's hour-of-day rule until both agree to switch back
Labels: none, since they arrive too late to be of use
Blind spot: if the same flights come out later than before, no input moves, and only the outcomes of the Monday sample can show it
"""
