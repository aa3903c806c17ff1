# item: 09-2
# misconception: m09.crossing-field
# points: 1
transfer = """
Track: A
Did: a capped number of alarms a day, chosen by cost, on late flights
Now: a public fridge in our street that is empty on some mornings
Surprise: people may bring more when they see that somebody keeps a log
"""
