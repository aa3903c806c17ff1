# item: 09-10
# misconception: m09.old-verdict
# points: 2
def roll_back(committed, runs):
    for old, new in zip(committed.to_dict("records"), runs.to_dict("records")):
        if str(old) != str(new):
            raise ValueError(f"run {old['run']} was rewritten")
    if len(runs) < len(committed):
        raise ValueError(f"run {len(runs) + 1} is gone")
    serves = runs.version[runs.is_serving].iloc[-1]
    good = runs.version[(runs.audit == 'passed') & (runs.version != serves)]
    return good.iloc[-1] if len(good) else None
