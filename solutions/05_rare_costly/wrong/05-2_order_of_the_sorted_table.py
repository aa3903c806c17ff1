# item: 05-2
# misconception: m05.row-order
# points: 0
def calls(day, p, k):
    t = pd.DataFrame({"day": day, "p": p}).sort_values(["day", "p"], ascending=[True, False])
    return (t.groupby("day").cumcount() < k).to_numpy()
