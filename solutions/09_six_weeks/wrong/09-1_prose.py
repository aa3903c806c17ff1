# item: 09-1
# misconception: m09.charter-field
# points: 0
charter = """
I would like to predict something about a public fridge, with photos, until summer.
"""
