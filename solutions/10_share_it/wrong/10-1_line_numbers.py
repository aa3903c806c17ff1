# item: 10-1
# misconception: m10.step-number
# points: 0
def missing_files(readme, files):
    there, missing = {name.removeprefix("./") for name in files}, []
    for number, line in enumerate(readme.splitlines(), 1):
        if not line.startswith("$ "):
            continue
        words = line.split()[1:]
        for i, word in enumerate(words):
            name = word.removeprefix("./")
            if name.endswith((".py", ".csv", ".json", ".txt")) and words[i - 1] != "--out" and name not in there:
                missing.append((number, name))
        if "--out" in words:
            there.add(words[words.index("--out") + 1].removeprefix("./"))
    return missing
