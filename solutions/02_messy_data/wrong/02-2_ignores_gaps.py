# item: 02-2
# misconception: m02.null-key
# points: 0
def is_key(table, columns):
    return not table.duplicated(columns).any()
