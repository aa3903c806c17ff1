# item: 04-4
def persistence(rain):
    # The forecast made today for tomorrow: the same pairs, seen from the other end.
    tomorrow = rain.shift(-1)
    return (tomorrow == rain)[:-1].mean()
