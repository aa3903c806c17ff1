# item: 02-5
def diagnose(table):
    entries = []
    twice = table.duplicated(keep=False)
    if twice.any():
        entries.append({"kind": "doubled-rows", "rows": twice.to_numpy()})
    depot = table.depot.value_counts()
    odd = ~table.depot.isin({"Alder", "Birch", "Cedar", "Dogwood"}) & table.depot.notna()
    if odd.any():
        entries.append({"kind": "spelling", "column": "depot", "rows": odd.to_numpy()})
    for name, (low, high) in {"weight_g": (200, 2000), "miles": (20, 400)}.items():
        out = table[name][(table[name] < low) | (table[name] > high)]
        codes = out[out.abs().isin([999, 9999]) & (out != 999)]
        units = out.drop(codes.index)
        if len(codes):
            entries.append({"kind": "sentinel", "column": name, "rows": list(codes.index)})
        if len(units):
            entries.append({"kind": "unit-change", "column": name, "rows": list(units.index)})
    return pd.DataFrame(entries)
