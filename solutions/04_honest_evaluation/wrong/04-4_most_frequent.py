# item: 04-4
# misconception: m04.majority
# points: 0
def persistence(rain):
    return rain.value_counts(normalize=True).max()
