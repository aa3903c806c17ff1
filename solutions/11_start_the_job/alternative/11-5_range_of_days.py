# item: 11-5
def weekly_status(log, today):
    events = tidy_log(log).set_index("day").sort_index()
    past = events.loc[:today]
    week = past.loc[pd.Timestamp(today) - pd.DateOffset(days=6):]
    refused = week.query("event in ['rejected', 'not yet']")
    if "offer" in week.event.values:
        return {"rejections": len(refused), "status": "pause"}
    if past[past.event == "sent"].empty:
        return {"rejections": len(refused), "status": "apply"}
    return {"rejections": len(refused), "status": "apply more" if refused.empty else "keep going"}
