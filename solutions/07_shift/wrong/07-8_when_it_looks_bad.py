# item: 07-8
# misconception: m07.vague-plan
# points: 1
on_call_rule = """
Trigger: when the numbers look bad or the users complain a lot, or when something strange is seen in the inputs of the model
Action: stop the warnings to passengers within the hour and compare carriers
Owner: the data person on call, with the head of operations
Rollback: warn by last year's hour-of-day rule until both agree to switch back
Labels: each Monday we look up 100 flights of the week before
Blind spot: if the same flights come out later than before, no input moves, and only the outcomes of the Monday sample can show it
"""
