# item: 02-6
def clean(raw):
    seen, rows, log = set(), [], {"repeated": 0, "no station": 0}
    for row in raw.to_dict("records"):
        key = tuple("gap" if value != value else value for value in row.values())
        if row["station"] != row["station"]:
            log["no station"] += 1
            continue
        if key in seen:
            log["repeated"] += 1
            continue
        seen.add(key)
        for name in ("temp", "wind_mph"):
            if row[name] == -999:
                row[name] = np.nan
        if row["unit"] == "C":
            row["temp"], row["unit"] = round(row["temp"] * 1.8 + 32, 1), "F"
        rows.append(row)
    return pd.DataFrame(rows), log
