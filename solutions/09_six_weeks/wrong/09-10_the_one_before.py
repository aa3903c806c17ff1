# item: 09-10
# misconception: m09.other-version
# points: 0
def roll_back(committed, runs):
    for old, new in zip(committed.to_dict("records"), runs.to_dict("records")):
        if str(old) != str(new):
            raise ValueError(f"run {old['run']} was rewritten")
    if len(runs) < len(committed):
        raise ValueError(f"run {len(runs) + 1} is gone")
    serves = runs.version[runs.is_serving].iloc[-1]
    others = runs.version[runs.version != serves]
    return others.iloc[-1]
