# item: 02-8
# misconception: m02.natural-join
# points: 0
def with_planes(flights, planes):
    known = planes.assign(built=planes.year)
    joined = flights.merge(known, how="left")
    return joined, joined.seats.isna().groupby(joined.carrier).mean()
