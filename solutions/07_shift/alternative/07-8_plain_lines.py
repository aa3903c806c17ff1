# item: 07-8
on_call_rule = """
Trigger: more than two of six inputs beyond their limit in one batch of 300, or promised minus actual rate above three standard errors in the monthly 200
Action: stop the warnings to passengers within the hour and compare carriers
Owner: the data person on call, with the head of operations
Rollback: warn by last year's hour-of-day rule until both agree to switch back
Labels: two hundred arrivals a month, looked up by hand within a week
Blind spot: concept shift: same inputs, other arrivals, nothing in the watch would rise
"""
