# item: 04-4
def persistence(rain):
    both = pd.DataFrame({"forecast": rain.shift(1), "seen": rain}).dropna()
    return (both.forecast == both.seen).mean()
