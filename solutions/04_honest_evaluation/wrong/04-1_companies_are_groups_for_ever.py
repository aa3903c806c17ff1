# item: 04-1
# misconception: m04.ignores-time
# points: 2
splits = {"a": "groups", "b": "time", "c": "rows", "d": "groups", "e": "groups", "f": "rows"}
