# item: 04-7
# misconception: m04.memo-length
# points: 3
memo = "We ship the trees (AUC 0.64; the hour rule has 0.58; the difference lies between 0.034 and 0.069)."
