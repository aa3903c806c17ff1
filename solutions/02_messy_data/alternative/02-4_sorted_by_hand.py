# item: 02-4
import statistics

def median_range(wages):
    ends = []
    for stand_in in (239_200, 10**9):
        known = []
        for dollars, note in zip(wages["p90"], wages["p90_note"]):
            if dollars != "-":
                known.append(int(dollars))
            elif note == "5":
                known.append(stand_in)
        ends.append(statistics.median(known))
    return ends
