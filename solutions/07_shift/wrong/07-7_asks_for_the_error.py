# item: 07-7
# misconception: m07.needs-labels
# points: 0
def monitor(ref, live):
    error = (live.y - live.score).abs().mean()
    return ["score"] if error > 0.4 else []
