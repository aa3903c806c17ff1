# item: 07-4
# misconception: m07.untagged
# points: 1
tags = """
label looks wrong: 2, 13
words in another sense: 1, 4, 8
damage without an effect: 3, 5, 6, 7, 9, 10, 11, 12, 14, 15
no word of it: 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30
"""
