# item: 00-7
# misconception: m00.best-seed
# points: 0
trusted = quiz("00.trust", "best")
