# item: 07-7
def monitor(ref, live):
    rng = np.random.default_rng(1)

    def parts(values, cuts):
        if cuts is None:
            return values.fillna("gap").astype(str).to_numpy()
        return np.where(values.isna(), -1, np.digitize(values, cuts))

    def index(then, now, size):
        then, now = (np.bincount(some, minlength=size) + 0.5 for some in (then, now))
        then, now = then / then.sum(), now / now.sum()
        return np.sum((now - then) * np.log(now / then))

    moved = set()
    for name in ref.columns:
        is_text = not pd.api.types.is_numeric_dtype(ref[name])
        cuts = None if is_text else np.unique(ref[name].quantile(np.arange(0.1, 1, 0.1)))
        both = np.concatenate([parts(ref[name], cuts), parts(live[name], cuts)])
        values, codes = np.unique(both, return_inverse=True)
        then, now = codes[: len(ref)], codes[len(ref) :]
        null = [index(then, rng.choice(then, len(now)), len(values)) for _ in range(300)]
        if index(then, now, len(values)) > np.quantile(null, 0.99):
            moved.add(name)
    return moved
