# item: 02-5
# misconception: m02.rows-off
# points: 0
def diagnose(table):
    is_odd_name = ~table.depot.isin(["Alder", "Birch", "Cedar", "Dogwood"])
    broken = [("spelling", "depot", is_odd_name),
              ("doubled-rows", None, table.parcel.duplicated())]
    for column, low, high in (("weight_g", 200, 2000), ("miles", 20, 400)):
        is_code = table[column].isin([-999, 9999, -9999])
        is_outside = table[column].notna() & ~table[column].between(low, high)
        broken += [("sentinel", column, is_code),
                   ("unit-change", column, is_outside & ~is_code)]
    return [{"kind": kind, "column": column, "rows": np.flatnonzero(rows)[:1]}
            for kind, column, rows in broken if rows.any()]
