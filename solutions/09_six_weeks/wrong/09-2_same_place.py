# item: 09-2
# misconception: m09.same-domain
# points: 1
transfer = """
Track: A
Did: a capped number of alarms a day, chosen by cost, on late flights
Now: late flights, with a capped number of alarms a day chosen by cost
Because: the volunteers can make three drives a week, as a desk can call five passengers
Surprise: people may bring more when they see that somebody keeps a log
"""
