# item: 04-1
# misconception: m04.no-answer
# points: 0
splits = {"a": "groups", "b": "time", "c": "rows"}
