# item: 02-1
# misconception: any.wrong-length
# points: 0
def profile(table, codes):
    return pd.DataFrame(columns=["missing", "distinct", "is_text"])
