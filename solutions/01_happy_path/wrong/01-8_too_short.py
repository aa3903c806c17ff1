# item: 01-8
# misconception: m01.note-length
# points: 0
ranger_note = "It does not work on Biscoe, sorry."
