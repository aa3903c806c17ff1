# item: 09-2
transfer = """
Track: A Did: a capped number of alarms a day, chosen by cost, on late flights Now: a public fridge in our street that is empty on some mornings Because: the volunteers can make three drives a week, as a desk can call five passengers Surprise: people may bring more when they see that somebody keeps a log
"""
