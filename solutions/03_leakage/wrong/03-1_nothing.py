# item: 03-1
# misconception: m03.over-strict
# points: 0
def known_at(columns, moment):
    return set()
