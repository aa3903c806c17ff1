# item: 07-1
# misconception: m07.no-n
# points: 0
def slice_table(rows, y, p, by):
    values = pd.DataFrame({"slice": rows[by].to_numpy(), "y": y, "p": p})
    found = values.groupby("slice", dropna=False).agg(
        n=("y", "size"), rate=("y", "mean"), promised=("p", "mean")
    ).reset_index()
    z = 1.96
    middle = (found.rate + z**2 / 2 / found.n) / (1 + z**2 / found.n)
    spread = np.sqrt(found.rate * (1 - found.rate) / found.n + z**2 / 4 / found.n**2)
    half = z * spread / (1 + z**2 / found.n)
    return found.assign(low=middle - half, high=middle + half).drop(columns="n")
