# item: 02-2
def is_key(table, columns):
    rows = [tuple(row) for row in table[columns].itertuples(index=False)]
    return len(set(rows)) == len(rows) and all(v == v for row in rows for v in row)
