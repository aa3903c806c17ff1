# item: 00-1
predict("00.bigger-exam", (0.1, 0.3), confidence=60, why="first thought")
first_guess = predict(
    "00.bigger-exam", [0.02, 0.12], confidence=65, why="on second thoughts, calmer"
)
