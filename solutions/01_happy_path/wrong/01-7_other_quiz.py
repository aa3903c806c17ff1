# item: 01-7
# misconception: m01.other-quiz
# points: 0
why = quiz("01.recall-2", "c")
