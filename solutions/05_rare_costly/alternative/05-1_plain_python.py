# item: 05-1
def scorecard(y, warned):
    pairs = [(bool(a), bool(b)) for a, b in zip(y, warned)]
    return {"TP": pairs.count((True, True)), "FP": pairs.count((False, True)),
            "FN": pairs.count((True, False)), "TN": pairs.count((False, False)),
            "never": sum(not a for a, _ in pairs) / len(pairs), "rows": len(pairs)}
