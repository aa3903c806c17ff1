# item: 02-1
# misconception: m02.gap-is-a-value
# points: 1
def profile(table, codes):
    known = table.mask(table.isin(codes))
    return pd.DataFrame({
        "missing": known.isna().sum(),
        "distinct": [len(known[name].unique()) for name in known],
        "is_text": [pd.api.types.is_string_dtype(table[name]) for name in table],
    })
