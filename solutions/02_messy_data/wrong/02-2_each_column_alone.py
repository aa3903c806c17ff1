# item: 02-2
# misconception: m02.each-alone
# points: 1
def is_key(table, columns):
    return all(table[name].is_unique and table[name].notna().all() for name in columns)
