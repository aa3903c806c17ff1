# item: 07-4
# misconception: m07.no-lines
# points: 0
tags = """
Most alarms come from words about damage, and most misses from remarks that say nothing.
"""
