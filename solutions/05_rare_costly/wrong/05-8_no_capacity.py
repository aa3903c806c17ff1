# item: 05-8
# misconception: m05.memo-no-capacity
# points: 2
memo = """
Each evening we choose some flights for the desk to call. Of 100 calls, 6 reach a flight that is then cancelled; by lot it would be 2.
It will miss most cancellations, because storms are not in the timetable, and half of them fall on a few days. It will miss most cancellations, because storms are not in the timetable, and half of them fall on a few days. It will miss most cancellations, because storms are not in the timetable, and half of them fall on a few days. 
Note for each call whether the flight went, and do the same for flights drawn by lot; after six weeks compare the two lists and stop if they are alike. Note for each call whether the flight went, and do the same for flights drawn by lot; after six weeks compare the two lists and stop if they are alike. 
"""
