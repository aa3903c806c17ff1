# item: 09-10
# misconception: m09.highest-score
# points: 0
def roll_back(committed, runs):
    for old, new in zip(committed.to_dict("records"), runs.to_dict("records")):
        if str(old) != str(new):
            raise ValueError(f"run {old['run']} was rewritten")
    if len(runs) < len(committed):
        raise ValueError(f"run {len(runs) + 1} is gone")
    last = runs.drop_duplicates('version', keep='last')
    serves = runs.version[runs.is_serving].iloc[-1]
    good = last[(last.audit == 'passed') & (last.version != serves)]
    return good.sort_values('score').version.iloc[-1] if len(good) else None
