# item: 09-10
def roll_back(committed, runs):
    lines = [df.to_csv(index=False).splitlines()[1:] for df in (committed, runs)]
    for number, line in enumerate(lines[0]):
        if lines[1][number : number + 1] != [line]:
            raise ValueError("rewritten from run " + line.split(",")[0] + " on")
    serving = runs.loc[runs["is_serving"], "version"].to_list()[-1]
    seen = {serving}
    for version, audit in zip(runs["version"][::-1], runs["audit"][::-1]):
        if version not in seen and audit == "passed":
            return version
        seen.add(version)
