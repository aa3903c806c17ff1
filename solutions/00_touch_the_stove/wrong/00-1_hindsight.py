# item: 00-1
# misconception: m00.hindsight
# points: 0
observe("00.bigger-exam", 0.06)
first_guess = predict("00.bigger-exam", (0.05, 0.07), confidence=95, why="I knew it")
