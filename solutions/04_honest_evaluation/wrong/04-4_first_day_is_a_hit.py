# item: 04-4
# misconception: m04.first-day
# points: 0
def persistence(rain):
    forecast = rain.shift(1).fillna(rain.iloc[0])
    return (forecast == rain).mean()
