# item: 10-1
# misconception: m10.prose
# points: 0
import re

def missing_files(readme, files):
    there, missing, number = {name.removeprefix("./") for name in files}, [], 0
    for line in readme.splitlines():
        number += line.startswith("$ ")
        words = line.split()
        for i, word in enumerate(words):
            name = word.strip(".,;`").removeprefix("/")
            if re.search(r"\.(py|csv|json|txt)$", name) and words[i - 1] != "--out" and name not in there:
                missing.append((max(number, 1), name))
        if "--out" in words:
            there.add(words[words.index("--out") + 1].removeprefix("./"))
    return missing
