# item: 00-1
# misconception: m00.not-saved
# points: 0
first_guess = (0.03, 0.10)
