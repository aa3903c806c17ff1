# item: 00-1
# misconception: m00.words
# points: 0
first_guess = predict("00.bigger-exam", "small", confidence=70, why="more rows")
