# item: 08-7
import pandas as pd


def judge_machine(mine, machine, same):
    rows = pd.DataFrame({"a": mine, "b": machine})
    rows = rows[rows.a != "unsure"]
    rows["a"] = rows.a.map(same)
    rows.loc[~rows.b.isin(list(same.values())), "b"] = "other"
    rows["same"] = rows.a == rows.b
    out = pd.DataFrame(index=sorted(set(same.values()) | {"other"}))
    out["mine"], out["machine"] = rows.a.value_counts(), rows.b.value_counts()
    out["found"], out["right"] = rows.groupby("a").same.mean(), rows.groupby("b").same.mean()
    out[["mine", "machine"]] = out[["mine", "machine"]].fillna(0).astype(int)
    return out.rename_axis("label").reset_index()
