# item: 00-6
# misconception: m00.fixed-seed
# points: 0
def best_of_guessers(k, n, seed):
    return 0.5
