# item: 10-2
# misconception: m10.not-tags
# points: 0
import re

def stale_claims(text, results):
    known = {f"{value:.2f}" for value in results.values()}
    return [number for number in re.findall(r"\d+\.?\d*", text) if number not in known]
