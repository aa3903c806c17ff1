# item: 10-2
# misconception: m10.sign
# points: 2
import re

def stale_claims(text, results):
    stale = []
    for number, percent, tag in re.findall(r"([\d,]*\.?\d+)(%?)<!-- (\w+) -->", text):
        digits = len(number.partition(".")[2])
        value = float(number.replace(",", ""))
        result = results.get(tag, float("nan")) * (100 if percent else 1)
        if not abs(value - result) <= 0.5 / 10**digits and tag not in stale:
            stale.append(tag)
    return stale
