# item: 10-1
# misconception: m10.dot-file
# points: 2
def missing_files(readme, files):
    there, missing, number = {name.lstrip("./") for name in files}, [], 0
    for line in readme.splitlines():
        if not line.startswith("$ "):
            continue
        number, words, written = number + 1, line.split(), set()
        for before, word in zip(words, words[1:]):
            if word.endswith((".py", ".csv", ".json", ".txt")):
                name = word
                name = name.lstrip("./")
                if before == "--out":
                    written.add(name)
                elif name not in there:
                    missing.append((number, name))
        there |= written
    return missing
