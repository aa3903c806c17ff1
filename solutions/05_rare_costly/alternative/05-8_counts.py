# item: 05-8
memo = """
The desk makes five calls each evening. In 91 days 28 of 455 calls reached a flight that was then
cancelled; flights drawn by lot gave 10 of 455. Accuracy, 98 %, says nothing here: never calling has
it too.
It will miss most cancellations, because storms are not in the timetable, and half of all
cancellations fall on a few days. On such days the desk needs another plan, and our list will not
tell it when. A strike or a broken plane comes as unannounced.
Please note for each call whether the flight went, and do the same for as many flights drawn by lot.
After six weeks compare the two lists. If they are alike, stop calling and tell us; if they differ,
we look together at what a call saves the passenger and what it costs the desk.
"""
