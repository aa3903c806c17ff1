# item: 09-10
# misconception: m09.serves-now
# points: 0
def roll_back(committed, runs):
    for old, new in zip(committed.to_dict("records"), runs.to_dict("records")):
        if str(old) != str(new):
            raise ValueError(f"run {old['run']} was rewritten")
    if len(runs) < len(committed):
        raise ValueError(f"run {len(runs) + 1} is gone")
    return runs.version[runs.audit == 'passed'].iloc[-1]
