# item: 07-8
# misconception: m07.calendar
# points: 1
on_call_rule = """
Trigger: retrain every month, on the 1st, with all the data of the months before, and deploy the new model the same day
Action: stop the warnings to passengers within the hour and compare carriers
Owner: the data person on call, with the head of operations
Rollback: warn by last year's hour-of-day rule until both agree to switch back
Labels: each Monday we look up 100 flights of the week before
Blind spot: if the same flights come out later than before, no input moves, and only the outcomes of the Monday sample can show it
"""
