# item: 02-6
# misconception: m02.one-reason
# points: 3
def clean(raw):
    distinct = raw.drop_duplicates()
    kept = distinct.dropna(subset=["station"])
    log = {"dropped": len(raw) - len(kept)}
    temp = kept.temp.mask(kept.temp == -999)
    temp = temp.mask(kept.unit == "C", temp * 9 / 5 + 32)
    wind = kept.wind_mph.mask(kept.wind_mph == -999)
    return kept.assign(temp=temp, wind_mph=wind, unit="F"), log
