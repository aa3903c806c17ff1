# item: 09-2
transfer = """
Track: Track E, my manager gave permission in writing
Did: a capped number of alarms a day, chosen by cost, on late flights
Now: complaints of our call center, without names
Because: we handle them in the order in which they arrive
Surprise: people may bring more when they see that somebody keeps a log
"""
