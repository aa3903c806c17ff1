# item: 05-1
def scorecard(y, warned):
    t = pd.DataFrame({"y": np.asarray(y) == 1, "w": np.asarray(warned) == 1})
    return pd.Series({"TP": len(t.query("y and w")), "FP": len(t.query("w and not y")),
                      "FN": len(t.query("y and not w")), "TN": len(t.query("not y and not w")),
                      "never": (~t.y).mean()})
