# item: 04-4
# misconception: m04.two-days
# points: 0
def persistence(rain):
    days = np.asarray(rain)
    return (days[2:] == days[:-2]).mean()
