# item: 07-1
# misconception: m07.interval-width
# points: 1
def slice_table(rows, y, p, by):
    values = pd.DataFrame({"slice": rows[by].to_numpy(), "y": y, "p": p})
    found = values.groupby("slice", dropna=False).agg(
        n=("y", "size"), rate=("y", "mean"), promised=("p", "mean")
    ).reset_index()
    spread = np.sqrt(found.rate * (1 - found.rate))
    return found.assign(
        low=(found.rate - spread).clip(0, 1), high=(found.rate + spread + 0.01).clip(0, 1)
    )
