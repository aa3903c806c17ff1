# item: 07-7
# misconception: m07.false-alarms
# points: 0
def monitor(ref, live):
    return list(ref.columns)
