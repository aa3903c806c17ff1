# item: 04-4
# misconception: m04.other-share
# points: 0
def persistence(rain):
    return 0.72
