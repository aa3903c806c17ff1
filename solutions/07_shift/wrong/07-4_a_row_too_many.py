# item: 07-4
# misconception: m07.unknown-row
# points: 1
tags = """
label looks wrong: 18029, 13013, 4711
words in another sense: 7330, 13117, 14210
damage without an effect: 7330, 18029, 19140, 13117, 2543, 3351, 4113, 14210, 12190, 11246, 1399, 4865, 13013, 6141, 15239
no word of it: 18900, 8221, 15267, 14655, 709, 12723, 8550, 17279, 2100, 7028, 1321, 4774, 16618, 4915, 8617
"""
