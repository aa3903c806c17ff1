# item: 00-1
# misconception: m00.no-reason
# points: 1
first_guess = predict("00.bigger-exam", (0.03, 0.10), confidence=70)
