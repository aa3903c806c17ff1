# item: 05-8
# misconception: m05.wrong-metric
# points: 1
memo = """
Each evening we choose five flights for the desk to call. The model reaches an AUC of 0.74, far
better than chance, which is excellent news for the desk.
It will miss most cancellations, because storms are not in the timetable, and half of all
cancellations fall on a few days. On such days the desk needs another plan, and our list will not
tell it when. A strike or a broken plane comes as unannounced.
Please note for each call whether the flight went, and do the same for as many flights drawn by lot.
After six weeks compare the two lists. If they are alike, stop calling and tell us; if they differ,
we look together at what a call saves the passenger and what it costs the desk.
"""
