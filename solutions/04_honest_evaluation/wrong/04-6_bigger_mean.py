# item: 04-6
# misconception: m04.bigger-number
# points: 1
def verdict(a, b, groups=None):
    if np.mean(a) == np.mean(b):
        return "can't tell"
    return "a" if np.mean(a) > np.mean(b) else "b"
