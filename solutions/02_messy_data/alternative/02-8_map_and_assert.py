# item: 02-8
def with_planes(flights, planes):
    known = planes[planes.tailnum.notna()].set_index("tailnum", verify_integrity=True)
    tail = flights.tailnum.where(flights.tailnum.notna(), "")
    joined = flights.assign(built=tail.map(known.year), seats=tail.map(known.seats))
    return joined, (~tail.isin(known.index)).groupby(flights.carrier).mean()
