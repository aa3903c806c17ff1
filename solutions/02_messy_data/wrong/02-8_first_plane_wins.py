# item: 02-8
# misconception: m02.picked-one
# points: 3
def with_planes(flights, planes):
    known = planes.dropna(subset=["tailnum"]).drop_duplicates("tailnum").rename(columns={"year": "built"})
    known = known[["tailnum", "built", "seats"]]
    joined = flights.merge(
        known, how="left", on="tailnum", validate="m:1", indicator="plane")
    unmatched = (joined.plane == "left_only").groupby(joined.carrier).mean()
    return joined.drop(columns="plane"), unmatched
