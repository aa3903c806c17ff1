# item: 00-7
# misconception: any.wrong-type
# points: 0
trusted = "all"
