# item: 01-2
def make_split(df):
    """The table is in order of species, so every fourth row is stratified."""
    order = df.sort_values("species", kind="stable")
    is_test = np.arange(len(order)) % 4 == 3
    train, test = order[~is_test], order[is_test]
    columns = list(reversed(MEASURES))
    return (train[columns], test[columns], train.species, test.species)
