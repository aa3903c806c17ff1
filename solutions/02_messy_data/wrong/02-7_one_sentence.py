# item: 02-7
# misconception: m02.decision-length
# points: 2
decision = """
The recipe removes 10.5 % of the women and 3.6 % of the men by `height`.
"""
