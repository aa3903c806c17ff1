# item: 00-1
first_guess = predict(
    "00.bigger-exam", 0.05, confidence=55, why="half of what the lesson showed"
)
