# item: 10-1
# misconception: m10.written-later
# points: 2
def missing_files(readme, files):
    there, missing = {name.removeprefix("./") for name in files}, []
    steps = [line.split()[1:] for line in readme.splitlines() if line.startswith("$ ")]
    for number, words in enumerate(steps, 1):
        if "--out" in words:
            there.add(words[words.index("--out") + 1].removeprefix("./"))
        for i, word in enumerate(words):
            name = word.removeprefix("./")
            if name.endswith((".py", ".csv", ".json", ".txt")) and name not in there:
                missing.append((number, name))
    return missing
