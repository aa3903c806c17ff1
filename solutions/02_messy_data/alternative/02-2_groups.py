# item: 02-2
def is_key(table, columns):
    return len(table) > 0 and len(table.dropna(subset=columns)) == len(table.groupby(columns)) == len(table)
