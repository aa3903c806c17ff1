# item: 09-2
# misconception: m09.same-domain
# points: 1
transfer = """
Track: A
Did: late flights of an airline
Now: flights of an airline that are late
Because: the volunteers can make three drives a week, as a desk can call five passengers
Surprise: people may bring more when they see that somebody keeps a log
"""
