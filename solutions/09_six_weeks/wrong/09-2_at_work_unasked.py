# item: 09-2
# misconception: m09.no-permission
# points: 1
transfer = """
Track: E
Did: a capped number of alarms a day, chosen by cost, on late flights
Now: complaints of our call center, week by week
Because: we handle them in the order in which they arrive
Surprise: people may bring more when they see that somebody keeps a log
"""
