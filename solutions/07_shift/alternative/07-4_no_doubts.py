# item: 07-4
tags = """
said of the plane after landing: 7330, 18029, 19140, 13117, 2543, 3351, 4113
said of the flight itself: 14210, 12190, 11246, 1399, 4865, 13013, 6141, 15239
nothing was damaged: 18900, 8221, 15267, 14655, 709, 12723, 8550
too short to know: 17279, 2100, 7028, 1321, 4774, 16618, 4915, 8617
label looks wrong: none

I found no row in which the remark alone would prove the column wrong, because nobody knows what empty means
"""
