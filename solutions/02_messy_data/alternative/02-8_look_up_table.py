# item: 02-8
def with_planes(flights, planes):
    register = {}
    for tail, year, seats in planes[["tailnum", "year", "seats"]].itertuples(index=False):
        if tail != tail:
            continue
        if tail in register:
            raise ValueError(f"{tail} stands twice in planes")
        register[tail] = (year, seats)
    found = [register.get(tail) for tail in flights.tailnum]
    joined = flights.copy()
    joined["built"] = [plane[0] if plane else np.nan for plane in found]
    joined["seats"] = [plane[1] if plane else np.nan for plane in found]
    counts = {}
    for carrier, plane in zip(flights.carrier, found):
        counts.setdefault(carrier, []).append(plane is None)
    return joined, {carrier: round(sum(gone) / len(gone), 3) for carrier, gone in counts.items()}
