# item: 08-1
# misconception: m08.no-lines
# points: 0
labels = """alias: robin
I think most of them are senior, and a few are for interns.
"""
