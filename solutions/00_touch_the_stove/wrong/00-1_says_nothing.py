# item: 00-1
# misconception: m00.no-risk
# points: 1
first_guess = predict("00.bigger-exam", (0, 1), confidence=99, why="cannot miss")
