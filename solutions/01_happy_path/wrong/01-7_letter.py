# item: 01-7
# misconception: any.wrong-type
# points: 0
why = "c"
