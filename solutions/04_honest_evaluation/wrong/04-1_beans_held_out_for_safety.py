# item: 04-1
# misconception: m04.over-strict
# points: 2
splits = {"a": "groups", "b": "time", "c": "time", "d": "groups", "e": "time", "f": "rows"}
