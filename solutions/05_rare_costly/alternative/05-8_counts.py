# item: 05-8
memo = """
The desk makes five calls each evening. In 91 days 28 of 455 calls reached a flight that was then cancelled; flights drawn by lot gave 10 of 455. Accuracy, 98 %, says nothing here: never calling has it too.
It will miss most cancellations, because storms are not in the timetable, and half of them fall on a few days. It will miss most cancellations, because storms are not in the timetable, and half of them fall on a few days. It will miss most cancellations, because storms are not in the timetable, and half of them fall on a few days. 
Note for each call whether the flight went, and do the same for flights drawn by lot; after six weeks compare the two lists and stop if they are alike. Note for each call whether the flight went, and do the same for flights drawn by lot; after six weeks compare the two lists and stop if they are alike. 
"""
