# item: 09-2
# misconception: m09.crossing-field
# points: 0
transfer = """
I will use what I learned on something new.
"""
