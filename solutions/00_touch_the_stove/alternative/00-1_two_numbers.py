# item: 00-1
import numpy as np

low, high = np.array([0.0, 0.2])
first_guess = predict(
    "00.bigger-exam", low, high, confidence=90, within=0, why="wide, to be fairly sure"
)
