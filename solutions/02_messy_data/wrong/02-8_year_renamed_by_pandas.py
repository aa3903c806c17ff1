# item: 02-8
# misconception: m02.lost-column
# points: 2
def with_planes(flights, planes):
    known = planes.dropna(subset=["tailnum"])
    joined = flights.merge(known, how="left", on="tailnum", validate="m:1")
    joined["built"] = joined.year_y
    return joined, joined.seats.isna().groupby(joined.carrier).mean()
