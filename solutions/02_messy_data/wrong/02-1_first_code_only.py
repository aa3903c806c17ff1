# item: 02-1
# misconception: m02.some-codes
# points: 0
def profile(table, codes):
    known = table.mask(table.isin([codes[0], codes[2]]))
    return pd.DataFrame({
        "missing": known.isna().sum(),
        "distinct": known.nunique(),
        "is_text": [pd.api.types.is_string_dtype(table[name]) for name in table],
    })
