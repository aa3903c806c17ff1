# item: 02-6
# misconception: m02.filled
# points: 2
def clean(raw):
    distinct = raw.drop_duplicates()
    kept = distinct.dropna(subset=["station"])
    log = {"repeated": len(raw) - len(distinct), "no station": len(distinct) - len(kept)}
    temp = kept.temp.mask(kept.temp == -999)
    temp = temp.mask(kept.unit == "C", temp * 9 / 5 + 32)
    wind = kept.wind_mph.mask(kept.wind_mph == -999)
    return kept.assign(temp=temp, wind_mph=wind, unit="F").fillna({"temp": temp.mean(), "wind_mph": 0}), log
