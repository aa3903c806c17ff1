# item: 10-3
# misconception: m10.write-up-length
# points: 0
write_up = """
## Reader
People on bicycles in Seattle.
## Result
It works on 73 % of the days.
"""
