# item: 10-2
import numpy as np


def stale_claims(text, results):
    stale = []
    for number, percent, tag in re.findall(r"(-?[\d,]*\.?\d+)(%?)<!-- (\w+) -->", text):
        digits, scale = len(number.partition(".")[2]), 100 if percent else 1
        if tag not in results or f"{results[tag] * scale:,.{digits}f}" != number:
            stale.append(tag)
    return np.unique(stale)
