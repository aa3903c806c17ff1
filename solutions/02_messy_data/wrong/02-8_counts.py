# item: 02-8
# misconception: m02.count-not-share
# points: 3
def with_planes(flights, planes):
    known = planes.dropna(subset=["tailnum"]).rename(columns={"year": "built"})
    known = known[["tailnum", "built", "seats"]]
    joined = flights.merge(
        known, how="left", on="tailnum", validate="m:1", indicator="plane")
    unmatched = (joined.plane == "left_only").groupby(joined.carrier).sum()
    return joined.drop(columns="plane"), unmatched
