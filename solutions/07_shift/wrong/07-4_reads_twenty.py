# item: 07-4
# misconception: m07.untagged
# points: 1
tags = """
label looks wrong: 18029, 13013
words in another sense: 7330, 13117, 14210
damage without an effect: 19140, 2543, 3351, 4113, 12190, 11246, 1399, 4865
no word of it: 18900, 8221, 15267, 14655, 709, 12723, 8550, 17279
"""
