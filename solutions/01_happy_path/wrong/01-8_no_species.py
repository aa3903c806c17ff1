# item: 01-8
# misconception: m01.note-unnamed
# points: 0
ranger_note = """
The model fails on Biscoe because one kind of bird was never in its training data.
Collect more data on the island and train the model again before using it.
"""
