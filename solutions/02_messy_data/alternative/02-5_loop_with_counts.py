# item: 02-5
def diagnose(table):
    found, seen = {}, set()
    for row, (parcel, depot, weight, miles) in enumerate(
        table[["parcel", "depot", "weight_g", "miles"]].itertuples(index=False)
    ):
        if parcel in seen:
            found.setdefault(("doubled-rows", ""), []).append(row)
        seen.add(parcel)
        if depot not in ("Alder", "Birch", "Cedar", "Dogwood"):
            found.setdefault(("spelling", "depot"), []).append(row)
        for name, value, low, high in (("weight_g", weight, 200, 2000), ("miles", miles, 20, 400)):
            if value in (-999, 9999, -9999):
                found.setdefault(("sentinel", name), []).append(row)
            elif value == value and not low <= value <= high:
                found.setdefault(("unit-change", name), []).append(row)
    return [{"kind": k, "column": c, "rows": rows} for (k, c), rows in found.items()]
