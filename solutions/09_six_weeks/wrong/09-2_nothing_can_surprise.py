# item: 09-2
# misconception: m09.no-surprise
# points: 1
transfer = """
Track: A
Did: a capped number of alarms a day, chosen by cost, on late flights
Now: a public fridge in our street that is empty on some mornings
Because: the volunteers can make three drives a week, as a desk can call five passengers
Surprise: nothing, I know these data well
"""
