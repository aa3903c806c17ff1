# item: 02-8
# misconception: m02.gap-matches-gap
# points: 1
def with_planes(flights, planes):
    known = planes.rename(columns={"year": "built"})
    known = known[["tailnum", "built", "seats"]]
    joined = flights.merge(
        known, how="left", on="tailnum", validate="m:1", indicator="plane")
    unmatched = (joined.plane == "left_only").groupby(joined.carrier).mean()
    return joined.drop(columns="plane"), unmatched
