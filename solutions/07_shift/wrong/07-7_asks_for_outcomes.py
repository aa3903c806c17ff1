# item: 07-7
# misconception: m07.needs-labels
# points: 0
def monitor(ref, live):
    moved = abs(live["late"].mean() - live["score"].mean()) > 0.05
    return ["score"] if moved else []
