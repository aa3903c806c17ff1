# item: 00-7
# misconception: m00.open-book
# points: 0
trusted = quiz("00.trust", "training")
