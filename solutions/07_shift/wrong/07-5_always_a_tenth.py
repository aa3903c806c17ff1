# item: 07-5
# misconception: m07.not-zero
# points: 0
def psi(ref, new, bins):
    return 0.1
