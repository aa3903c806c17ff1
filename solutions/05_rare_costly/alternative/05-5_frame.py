# item: 05-5
def tune_then_test(y_val, p_val, y_test, p_test, c_fp, c_fn):
    val, test = pd.DataFrame({"y": y_val, "p": p_val}), pd.DataFrame({"y": y_test, "p": p_test})

    def bill(rows, t):
        alarms, misses = rows[rows.p >= t].y.eq(0).sum(), rows[rows.p < t].y.eq(1).sum()
        return (c_fp * alarms + c_fn * misses) / len(rows)

    bills = pd.Series({t: bill(val, t) for t in [*val.p.unique(), 9.0]})
    return np.array([bills.idxmin(), bill(test, bills.idxmin())])
