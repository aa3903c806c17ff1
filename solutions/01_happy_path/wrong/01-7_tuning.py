# item: 01-7
# misconception: m01.tuning
# points: 0
why = quiz("01.why", "b")
