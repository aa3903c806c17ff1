# item: 00-1
# misconception: m00.certainty
# points: 1
first_guess = predict("00.bigger-exam", 0.05, confidence=100, why="I am sure")
