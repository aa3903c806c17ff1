# item: 00-6
import random


def best_of_guessers(k, n, seed):
    coin = random.Random(seed)
    shares = []
    for _ in range(k):
        right = 0
        for _ in range(n):
            right += coin.random() < 0.5
        shares.append(right / n)
    return max(shares)
