# item: 02-1
# misconception: m02.sentinel
# points: 0
def profile(table, codes):
    return pd.DataFrame({
        "missing": table.isna().sum(),
        "distinct": table.nunique(),
        "is_text": [pd.api.types.is_string_dtype(table[name]) for name in table],
    })
