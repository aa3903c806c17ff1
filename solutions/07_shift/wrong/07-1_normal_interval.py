# item: 07-1
# misconception: m07.certain-slice
# points: 1
def slice_table(rows, y, p, by):
    values = pd.DataFrame({"slice": rows[by].to_numpy(), "y": y, "p": p})
    found = values.groupby("slice", dropna=False).agg(
        n=("y", "size"), rate=("y", "mean"), promised=("p", "mean")
    ).reset_index()
    half = 1.96 * np.sqrt(found.rate * (1 - found.rate) / found.n)
    return found.assign(low=found.rate - half, high=found.rate + half)
