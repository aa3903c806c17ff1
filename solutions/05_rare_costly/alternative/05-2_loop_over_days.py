# item: 05-2
def calls(day, p, k):
    called = [0] * len(p)
    for one in set(day):
        rows = [i for i in range(len(p)) if day[i] == one]
        for i in sorted(rows, key=lambda i: -p[i])[:k]:
            called[i] = 1
    return called
