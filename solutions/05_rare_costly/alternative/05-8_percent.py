# item: 05-8
memo = """
Every day the desk calls the passengers of 5 flights, those with the highest risk by airline, airport, hour and distance. About 6.2 % of the calls reach a flight that is then cancelled; by lot it is about 2 %, and the airline's past rate alone gives 3 %.
It will miss most cancellations, because storms are not in the timetable, and half of them fall on a few days. It will miss most cancellations, because storms are not in the timetable, and half of them fall on a few days. It will miss most cancellations, because storms are not in the timetable, and half of them fall on a few days. 
Note for each call whether the flight went, and do the same for flights drawn by lot; after six weeks compare the two lists and stop if they are alike. Note for each call whether the flight went, and do the same for flights drawn by lot; after six weeks compare the two lists and stop if they are alike. 
"""
