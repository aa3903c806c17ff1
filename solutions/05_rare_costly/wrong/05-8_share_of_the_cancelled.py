# item: 05-8
# misconception: m05.memo-recall
# points: 1
memo = """
Each evening we choose five flights for the desk to call. Of 100 flights that are cancelled, these calls reach 14, against 5 by lot.
It will miss most cancellations, because storms are not in the timetable, and half of them fall on a few days. It will miss most cancellations, because storms are not in the timetable, and half of them fall on a few days. It will miss most cancellations, because storms are not in the timetable, and half of them fall on a few days. 
Note for each call whether the flight went, and do the same for flights drawn by lot; after six weeks compare the two lists and stop if they are alike. Note for each call whether the flight went, and do the same for flights drawn by lot; after six weeks compare the two lists and stop if they are alike. 
"""
