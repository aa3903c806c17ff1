# item: 10-2
import math

def stale_claims(text, results):
    out, parts = [], text.split("<!-- ")
    for before, after in zip(parts, parts[1:]):
        tag = after.split(" -->")[0]
        word = before.replace("(", " ").split()[-1]
        scale = 100 if word.endswith("%") else 1
        word = word.rstrip("%").replace(",", "")
        places = len(word) - word.index(".") - 1 if "." in word else 0
        right = tag in results and math.isclose(
            float(word), scale * results[tag], rel_tol=0, abs_tol=0.5 * 10**-places)
        if not right:
            out.append(tag)
    return out
