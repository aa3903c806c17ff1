# item: 10-2
# misconception: m10.twice
# points: 2
import re

def stale_claims(text, results):
    claims = {tag: (number, unit) for number, unit, tag in re.findall(r"(-?[\d,]*\.?\d+)(%?)<!-- (\w+) -->", text)}
    stale = []
    for tag, (number, unit) in claims.items():
        digits = len(number.partition(".")[2])
        result = results.get(tag, float("nan")) * (100 if unit else 1)
        if not abs(float(number.replace(",", "")) - result) <= 0.5 / 10**digits:
            stale.append(tag)
    return stale
