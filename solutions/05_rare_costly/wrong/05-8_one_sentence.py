# item: 05-8
# misconception: m05.memo-length
# points: 2
memo = """
Five calls a day: of 100 calls, 6 reach a flight that is then cancelled; by lot it would be 2.
"""
