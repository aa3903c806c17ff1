# item: 10-1
# misconception: m10.output-needed
# points: 2
def missing_files(readme, files):
    there, missing = {name.removeprefix("./") for name in files}, []
    steps = [line.split()[1:] for line in readme.splitlines() if line.startswith("$ ")]
    for number, words in enumerate(steps, 1):
        for i, word in enumerate(words):
            name = word.removeprefix("./")
            if name.endswith((".py", ".csv", ".json", ".txt")):
                if name not in there:
                    missing.append((number, name))
        if "--out" in words:
            there.add(words[words.index("--out") + 1].removeprefix("./"))
    return missing
