# item: 04-4
def persistence(rain):
    return 1 - float(rain.diff().abs()[1:].mean())
