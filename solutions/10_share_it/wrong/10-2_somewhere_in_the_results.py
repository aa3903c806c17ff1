# item: 10-2
# misconception: m10.swapped
# points: 2
import re

def stale_claims(text, results):
    stale = []
    for number, percent, tag in re.findall(r"(-?[\d,]*\.?\d+)(%?)<!-- (\w+) -->", text):
        digits = len(number.partition(".")[2])
        value = float(number.replace(",", ""))
        scale = 100 if percent else 1
        close = [abs(value - scale * one) <= 0.5 / 10**digits for one in results.values()]
        if (tag not in results or not any(close)) and tag not in stale:
            stale.append(tag)
    return stale
