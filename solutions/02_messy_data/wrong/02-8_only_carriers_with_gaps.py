# item: 02-8
# misconception: m02.carrier-left-out
# points: 3
def with_planes(flights, planes):
    known = planes.dropna(subset=["tailnum"]).rename(columns={"year": "built"})
    joined = flights.merge(known, how="left", on="tailnum", validate="m:1")
    fleet = joined[joined.carrier != joined.carrier.iloc[0]]
    return joined, fleet.seats.isna().groupby(fleet.carrier).mean()
