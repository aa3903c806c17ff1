# item: 10-2
import re
from decimal import Decimal

def stale_claims(text, results):
    found = {}
    for match in re.finditer(r"(?P<number>-?\d[\d,]*(?:\.\d+)?)(?P<unit>%?)<!-- (?P<tag>.+?) -->", text):
        claimed = Decimal(match["number"].replace(",", ""))
        result = results.get(match["tag"])
        if result is None:
            found[match["tag"]] = None
            continue
        result = Decimal(repr(result)) * (100 if match["unit"] else 1)
        half = Decimal(5).scaleb(claimed.as_tuple().exponent - 1)
        if abs(claimed - result) > half:
            found[match["tag"]] = None
    return list(found)
