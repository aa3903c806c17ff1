# item: 03-1
# misconception: m03.future-column
# points: 0
def known_at(columns, moment):
    return set(columns)
