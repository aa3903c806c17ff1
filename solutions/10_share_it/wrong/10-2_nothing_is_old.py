# item: 10-2
# misconception: m10.unknown-tag
# points: 0
def stale_claims(text, results):
    return []
