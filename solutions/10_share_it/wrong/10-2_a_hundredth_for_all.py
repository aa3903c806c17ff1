# item: 10-2
# misconception: m10.loose
# points: 2
import re

def stale_claims(text, results):
    stale = []
    for number, percent, tag in re.findall(r"(-?[\d,]*\.?\d+)(%?)<!-- (\w+) -->", text):
        value = float(number.replace(",", "")) / (100 if percent else 1)
        result = results.get(tag, float("nan"))
        tolerance = 0.05 if abs(result) < 1 else 0.5
        if not abs(value - result) <= tolerance and tag not in stale:
            stale.append(tag)
    return stale
