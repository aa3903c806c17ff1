# item: 04-1
# misconception: m04.ignores-groups
# points: 1
splits = {letter: "rows" for letter in "abcdef"}
