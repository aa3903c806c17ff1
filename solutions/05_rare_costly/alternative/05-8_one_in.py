# item: 05-8
memo = """
Five flights a day are called. Only one call in 16 helps somebody; a lot helps with one in fifty. That is three times better, and still little.
It will miss most cancellations, because storms are not in the timetable, and half of them fall on a few days. It will miss most cancellations, because storms are not in the timetable, and half of them fall on a few days. It will miss most cancellations, because storms are not in the timetable, and half of them fall on a few days. 
Note for each call whether the flight went, and do the same for flights drawn by lot; after six weeks compare the two lists and stop if they are alike. Note for each call whether the flight went, and do the same for flights drawn by lot; after six weeks compare the two lists and stop if they are alike. 
"""
