# item: 10-4
# misconception: m10.few-decisions
# points: 0
decisions = """
I chose the last year for testing, since in use all days come later, and a regression.
"""
