# item: 02-1
# misconception: m02.object-dtype
# points: 1
def profile(table, codes):
    known = table.mask(table.isin(codes))
    return pd.DataFrame({
        "missing": known.isna().sum(),
        "distinct": known.nunique(),
        "is_text": [table[name].dtype == object for name in table],
    })
