# item: 09-10
# misconception: m09.false-alarm
# points: 0
def roll_back(committed, runs):
    for old, new in zip(committed.to_dict('records'), runs.to_dict('records')):
        if old != new:
            raise ValueError(f'run {old["run"]} differs')
    last = runs.drop_duplicates('version', keep='last')
    serves = runs.version[runs.is_serving].iloc[-1]
    good = last.version[(last.audit == 'passed') & (last.version != serves)]
    return good.iloc[-1] if len(good) else None
