# item: 11-1
def gap(requirements, evidence):
    ids = lambda wanted: [line["id"] for line in requirements if wanted(line)]
    shown = ids(lambda line: sum(bool(evidence.get(one, "")) for one in line["shown_by"]) > 0)
    soft = ids(lambda line: line["kind"] == "wish" or "years" in line["text"].split())
    everything = ids(lambda line: True)
    rest = [id for id in everything if id not in shown]
    return {"shown": shown, "wishes": [i for i in rest if i in soft], "missing": [i for i in rest if i not in soft]}
