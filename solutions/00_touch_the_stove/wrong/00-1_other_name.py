# item: 00-1
# misconception: m00.other-name
# points: 0
first_guess = predict("00.gap", (0.03, 0.10), confidence=70, why="more rows")
