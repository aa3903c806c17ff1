# item: 09-6
def first_unseeded(run):
    tables = {}
    for number in range(6):
        for step, values in run().items():
            tables.setdefault(step, {})[number] = np.asarray(values, dtype=float)
    for step, columns in tables.items():
        table = pd.DataFrame(columns)
        gaps = table.isna().sum(axis=1)
        spread = table.max(axis=1) - table.min(axis=1)
        if (spread > 1e-9 * table.abs().max(axis=1)).any() or not gaps.isin([0, 6]).all():
            return step
