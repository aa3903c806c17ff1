# item: 10-1
import argparse
import posixpath
import shlex

def missing_files(readme, files):
    there = set(map(posixpath.normpath, files))
    step, found = 0, set()
    for line in readme.split("\n"):
        if line[:2] != "$ ":
            continue
        step += 1
        parser = argparse.ArgumentParser()
        parser.add_argument("--out")
        known, rest = parser.parse_known_args(shlex.split(line[2:]))
        for word in rest:
            path = posixpath.normpath(word)
            if posixpath.splitext(path)[1] in {".py", ".csv", ".json", ".txt"} and path not in there:
                found.add((step, path))
        if known.out:
            there.add(posixpath.normpath(known.out))
    return sorted(found, reverse=True)
