# item: 04-4
# misconception: m04.same-day
# points: 0
def persistence(rain):
    yesterday = rain.shift(1)
    tomorrow = yesterday.shift(-1)
    both = pd.DataFrame({"forecast": tomorrow, "seen": rain}).dropna()
    return (both.forecast == both.seen).mean()
