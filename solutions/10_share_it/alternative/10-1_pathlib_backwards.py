# item: 10-1
from pathlib import PurePosixPath as P

def missing_files(readme, files):
    steps = [line[2:].split() for line in readme.splitlines() if line.startswith("$ ")]
    first = {}
    for number, words in reversed(list(enumerate(steps, 1))):
        for option, name in zip(words, words[1:]):
            if option == "--out":
                first[P(name)] = number
    there = {P(name) for name in files}
    missing = []
    for number, words in enumerate(steps, 1):
        outs = {i + 1 for i, word in enumerate(words) if word == "--out"}
        for i, word in enumerate(words):
            path = P(word)
            if i in outs or path.suffix not in (".py", ".csv", ".json", ".txt"):
                continue
            if path not in there and first.get(path, 10**9) >= number:
                missing.append((number, str(path)))
    return missing
