# item: 06-8
review = """
REJECTED - three findings, by weight.

1. Leakage. groupby("carrier") runs on both tables, so labels from the test table reach the training features. Proof: flip the labels of the test rows and X_train moves.
2. Lost rows. pd.merge without how= is an inner join. 181 rows are gone, 105 of them on 30 and 31 December; nobody is told. Use how="left", validate="m:1".
3. A test without teeth. Every assertion in test_patched holds whatever prepare does, so it never fails; even a function that returns no rows is green there.

What I would accept: the same feature, rates from the training rows only, one row out for each row in, and my test, which is red today. I also ask the author to write down how many hours have no weather, because that number will grow when the feed breaks on a holiday.
"""
