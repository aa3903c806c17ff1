# item: 04-1
# misconception: m04.ignores-time
# points: 1
splits = {letter: "groups" for letter in "abcdef"}
