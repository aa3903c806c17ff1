# item: 00-1
# misconception: m00.percent
# points: 0
first_guess = predict("00.bigger-exam", (3, 10), confidence=70, why="more rows")
