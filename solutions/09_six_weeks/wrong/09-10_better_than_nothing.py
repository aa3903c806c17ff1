# item: 09-10
# misconception: m09.no-way-back
# points: 2
def roll_back(committed, runs):
    for old, new in zip(committed.to_dict("records"), runs.to_dict("records")):
        if str(old) != str(new):
            raise ValueError(f"run {old['run']} was rewritten")
    if len(runs) < len(committed):
        raise ValueError(f"run {len(runs) + 1} is gone")
    serves = runs.version[runs.is_serving].iloc[-1]
    good = runs.drop_duplicates('version', keep='last')
    good = good[good.version != serves]
    passed = good[good.audit == 'passed']
    return (passed if len(passed) else good).version.iloc[-1]
