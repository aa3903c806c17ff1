# item: 06-1
import random

def test_label_shuffle(pipe, table, y):
    labels, half = list(y), len(y) // 2

    def hits(given):
        pipe.fit(table.head(half), given)
        said = pipe.predict(table.tail(len(y) - half))
        return sum((p > 0.5) == bool(t) for p, t in zip(said, labels[half:]))

    dealt = []
    for seed in range(20):
        cards = labels[:half]
        random.Random(seed).shuffle(cards)
        dealt.append(hits(cards))
    if hits(labels[:half]) <= max(dealt):
        raise AssertionError("no better than labels that were dealt")
