# item: 02-1
def profile(table, codes):
    known = table.mask(table.isin(codes))
    return pd.DataFrame({
        name: {
            "missing": int(known[name].isna().sum()),
            "distinct": known[name].nunique(),
            "is_text": table[name].dtype == "str",
        }
        for name in table
    }).T
