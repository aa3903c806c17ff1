# item: 04-4
# misconception: m04.same-day
# points: 0
def persistence(rain):
    forecast = rain.copy()
    return (forecast == rain).mean()
