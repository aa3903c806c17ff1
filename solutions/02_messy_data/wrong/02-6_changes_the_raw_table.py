# item: 02-6
# misconception: m02.mutates
# points: 3
def clean(raw):
    raw["temp"] = raw.temp.mask(raw.temp == -999)
    raw["wind_mph"] = raw.wind_mph.mask(raw.wind_mph == -999)
    celsius = raw.unit == "C"
    raw["temp"] = raw.temp.mask(celsius, raw.temp * 9 / 5 + 32)
    raw["unit"] = "F"
    distinct = raw.drop_duplicates()
    kept = distinct.dropna(subset=["station"])
    return kept, {"repeated": len(raw) - len(distinct), "no station": len(distinct) - len(kept)}
