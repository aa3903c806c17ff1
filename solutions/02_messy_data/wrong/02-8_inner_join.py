# item: 02-8
# misconception: m02.inner-join
# points: 1
def with_planes(flights, planes):
    known = planes.dropna(subset=["tailnum"]).rename(columns={"year": "built"})
    joined = flights.merge(known, on="tailnum", validate="m:1")
    unmatched = (joined.seats.isna()).groupby(joined.carrier).mean()
    return joined, unmatched
