# item: 02-2
# misconception: m02.each-alone
# points: 1
def is_key(table, columns):
    first = table[columns[0]]
    return first.is_unique and first.notna().all()
