# item: 04-1
# misconception: m04.over-strict
# points: 2
splits = {"a": "groups", "b": "time", "c": "rows", "d": "groups", "e": "time", "f": "groups"}
