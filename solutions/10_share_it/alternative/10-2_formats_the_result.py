# item: 10-2
import re

def stale_claims(text, results):
    stale = set()
    for number, unit, tag in re.findall(r"(-?[0-9,.]*[0-9])(%?)<!-- (\w+) -->", text):
        digits = len(number.split(".")[1]) if "." in number else 0
        if tag not in results:
            stale.add(tag)
        elif f"{results[tag] * (100 if unit else 1):,.{digits}f}" != number:
            stale.add(tag)
    return sorted(stale)
