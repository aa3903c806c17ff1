# item: 04-6
# misconception: m04.never-decides
# points: 0
def verdict(a, b, groups=None):
    return "can't tell"
