# item: 04-4
# misconception: m04.first-day
# points: 0
def persistence(rain):
    return (rain.shift(1) == rain).mean()
