# item: 02-2
# misconception: m02.over-strict-key
# points: 0
def is_key(table, columns):
    return False
