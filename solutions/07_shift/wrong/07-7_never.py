# item: 07-7
# misconception: m07.never-alerts
# points: 0
def monitor(ref, live):
    return []
