# item: 03-8
# misconception: m03.memo-length
# points: 2
memo = """
Two hours before departure our model reaches an AUC of 0.68 on flights of 2013.
"""
