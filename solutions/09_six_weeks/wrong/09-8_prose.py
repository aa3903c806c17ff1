# item: 09-8
# misconception: m09.few-weeks
# points: 0
weeks = """
It went well. I learned a lot and would do it again.
"""
