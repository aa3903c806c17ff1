# item: 01-8
# misconception: m01.note-length
# points: 0
ranger_note = "On Biscoe the Gentoo are missed, and there is much to say. " * 9
