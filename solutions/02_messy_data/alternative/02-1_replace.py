# item: 02-1
def profile(table, codes):
    known = table.replace({code: np.nan for code in codes})
    summary = pd.DataFrame({"missing": len(table) - known.count(), "distinct": known.nunique()})
    texts = table.select_dtypes(exclude="number").columns
    summary["is_text"] = summary.index.isin(texts)
    return summary
