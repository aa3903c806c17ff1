# item: 00-7
# misconception: m00.one-ticket
# points: 0
trusted = quiz("00.trust", "single")
