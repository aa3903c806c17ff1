# item: 08-3
from collections import Counter
from math import nan, sqrt


def _of(pairs):
    n, one, two = len(pairs), Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    same = sum(a == b for a, b in pairs) / n
    chance = sum(one[word] * two[word] for word in one) / n**2
    return (same - chance) / (1 - chance)


def kappa(a, b):
    pairs = list(zip(a, b))
    if len(set(a) | set(b)) == 1:
        return nan, nan, nan
    n, value = len(pairs), _of(pairs)
    left_out = [_of(pairs[:i] + pairs[i + 1 :]) for i in range(n)]
    mean = sum(left_out) / n
    half = 1.96 * sqrt((n - 1) / n * sum((one - mean) ** 2 for one in left_out))
    return value, value - half, value + half
