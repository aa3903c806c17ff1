# item: 01-7
# misconception: m01.blames-overfit
# points: 0
why = quiz("01.why", "a")
