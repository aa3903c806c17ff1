# item: 02-1
# misconception: m02.other-profile
# points: 0
def profile(table, codes):
    return pd.DataFrame({"missing": 0, "distinct": 0, "is_text": False}, index=table.columns)
