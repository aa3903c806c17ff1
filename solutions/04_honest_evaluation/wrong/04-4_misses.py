# item: 04-4
# misconception: m04.misses
# points: 0
def persistence(rain):
    return rain.diff().dropna().abs().mean()
