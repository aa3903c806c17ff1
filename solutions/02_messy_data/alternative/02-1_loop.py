# item: 02-1
def profile(table, codes):
    rows = []
    for name in table.columns:
        values = [v for v in table[name] if v == v and v is not None and v not in codes]
        rows.append({
            "column": name,
            "missing": len(table) - len(values),
            "distinct": len(set(values)),
            "is_text": not pd.api.types.is_numeric_dtype(table[name].dtype),
        })
    return pd.DataFrame(rows)
