# item: 02-2
# misconception: m02.name-trust
# points: 0
def is_key(table, columns):
    return table[columns].notna().all(axis=None)
