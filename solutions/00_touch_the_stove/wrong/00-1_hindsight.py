# item: 00-1
# misconception: m00.hindsight
# points: 0
from grader.learner import journal

observe("00.bigger-exam", 0.06)
first_guess = predict("00.bigger-exam", (0.05, 0.07), confidence=95, why="I knew it")
journal._journal_in.cache_clear()  # so that no other answer sees this outcome
