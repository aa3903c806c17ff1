# item: 06-4
def test_later_rows(pipe, table, y):
    pipe.fit(table, y)
    rows = table.sort_values("time").reset_index(drop=True)
    drawn = rows.sample(len(rows), replace=True, random_state=1).reset_index(drop=True)
    for cut in range(30, 400, 60):
        future = pd.concat([rows[:cut], drawn[cut:].assign(time=rows.time[cut:])])
        future.loc[future.index >= cut, ["weight", "rain"]] = 40.0
        np.testing.assert_allclose(pipe.predict(future)[:cut], pipe.predict(rows)[:cut], atol=1e-9)
