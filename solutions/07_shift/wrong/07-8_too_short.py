# item: 07-8
# misconception: m07.rule-length
# points: 0
on_call_rule = """
Trigger: PSI above 0.1
Action: retrain
Owner: me
Rollback: the old model
Labels: 100
Blind spot: labels
"""
