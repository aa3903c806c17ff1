# item: 11-1
import re

def gap(requirements, evidence):
    def place(line):
        for name in line["shown_by"]:
            if name in evidence and evidence[name].strip():
                return "shown"
        return "wishes" if line["kind"] != "must" or re.search("years?", line["text"]) else "missing"

    names = ("wishes", "shown", "missing")
    return {name: tuple(sorted(one["id"] for one in requirements if place(one) == name)) for name in names}
