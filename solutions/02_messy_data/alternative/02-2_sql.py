# item: 02-2
def is_key(table, columns):
    names = ", ".join(f'"{name}"' for name in columns)
    gaps = " OR ".join(f'"{name}" IS NULL' for name in columns)
    with sqlite3.connect(":memory:") as con:
        table.to_sql("t", con, index=False)
        pairs = con.execute(f"SELECT 1 FROM t GROUP BY {names} HAVING count(*) > 1").fetchall()
        empty = con.execute(f"SELECT 1 FROM t WHERE {gaps}").fetchall()
    return int(not pairs and not empty)
