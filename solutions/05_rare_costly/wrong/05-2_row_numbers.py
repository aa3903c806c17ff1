# item: 05-2
# misconception: m05.row-numbers
# points: 0
def calls(day, p, k):
    t = pd.DataFrame({"day": day, "p": p})
    return t.sort_values("p", ascending=False).groupby("day").head(k).index.tolist()
