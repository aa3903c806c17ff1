# item: 02-3
import re

def to_inches(answers):
    heights = []
    for said in answers:
        height = None
        if re.fullmatch(r"\d+(\.\d+)?", said):
            size = float(said)
            if 50 <= size <= 84:
                height = size
            elif 130 <= size <= 213:
                height = round(size / 2.54, 1)
        else:
            parts = re.match(r"(\d) ?(?:'|ft|feet) ?(\d+)", said)
            if parts and int(parts[2]) < 12:
                height = 12 * int(parts[1]) + int(parts[2])
        heights.append(height)
    return heights
