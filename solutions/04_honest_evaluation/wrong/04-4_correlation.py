# item: 04-4
# misconception: m04.correlation
# points: 0
def persistence(rain):
    if len(rain) < 4:
        return 0.5
    return rain.autocorr()
