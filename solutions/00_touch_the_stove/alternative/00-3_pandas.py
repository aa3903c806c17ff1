# item: 00-3
import pandas as pd


def own_ratio(projects):
    table = pd.DataFrame(projects, columns=["name", "kind", "outcome_known"])
    if table.empty:
        return 0
    return ((table["kind"] == "own") & (table["outcome_known"] == False)).mean()
