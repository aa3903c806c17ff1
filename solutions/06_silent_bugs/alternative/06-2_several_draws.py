# item: 06-2
def test_learns_tiny(pipe, table, y):
    for seed in range(3):
        few = table.assign(y=y).groupby("y").sample(4, random_state=seed)
        pipe.fit(few.drop(columns="y"), few.y, "high")
        wrong = (pipe.predict(few.drop(columns="y")) >= 0.5) != (few.y == 1)
        if wrong.any():
            raise AssertionError(f"{wrong.sum()} of 8 rows were not learned by heart")
