# item: 10-1
import re

def missing_files(readme, files):
    seen = {re.sub(r"^\./", "", name) for name in files}
    gaps = []
    for step, line in enumerate(re.findall(r"(?m)^\$ (.*)$", readme), start=1):
        out = [re.sub(r"^\./", "", name) for name in re.findall(r"--out (\S+)", line)]
        rest = re.sub(r"--out \S+", "", line)
        for name in re.findall(r"(?<!\S)(\S+\.(?:py|csv|json|txt))(?!\S)", rest):
            name = re.sub(r"^\./", "", name)
            if name not in seen:
                gaps.append([step, name])
        seen.update(out)
    return gaps
