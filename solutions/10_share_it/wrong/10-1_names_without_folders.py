# item: 10-1
# misconception: m10.base-name
# points: 2
def missing_files(readme, files):
    there, missing = {name.split("/")[-1] for name in files}, []
    steps = [line.split()[1:] for line in readme.splitlines() if line.startswith("$ ")]
    for number, words in enumerate(steps, 1):
        for i, word in enumerate(words):
            name = word.removeprefix("./")
            if name.endswith((".py", ".csv", ".json", ".txt")) and words[i - 1] != "--out":
                if name.split("/")[-1] not in there:
                    missing.append((number, name))
        if "--out" in words:
            there.add(words[words.index("--out") + 1].split("/")[-1])
    return missing
