# item: 03-6
def features(weather):
    rain, warm, wind = (weather[name].to_numpy(float) for name in ("precipitation", "temp_max", "wind"))
    n = len(weather)
    out = np.full((n, 3), np.nan)
    for i in range(n):
        week, past = rain[max(0, i - 6): i + 1], warm[: i + 1]
        if np.isfinite(week).any():
            out[i, 0] = np.nanmean(week)
        if np.isfinite(past).sum() > 1 and np.nanstd(past) > 0:
            out[i, 1] = (warm[i] - np.nanmean(past)) / np.nanstd(past)
        out[i, 2] = wind[i] if np.isfinite(wind[i]) else out[i - 1, 2] if i else 0.0
    return pd.DataFrame(out, columns=["rain_week", "warmth", "wind"])
