# item: 07-7
# misconception: m07.new-category
# points: 2
def monitor(ref, live):
    codes = {zone: i for i, zone in enumerate(sorted(ref["zone"].unique()))}
    known = ref["zone"].map(codes.__getitem__), live["zone"].map(codes.__getitem__)
    ref, live = ref.assign(zone=known[0]), live.assign(zone=known[1])
    alerts = []
    for name in ref:
        error = ref[name].std() / np.sqrt(len(live))
        if abs(live[name].mean() - ref[name].mean()) > 2.576 * error:
            alerts.append(name)
    return alerts
