# item: 03-6
# misconception: m03.gap-left
# points: 2
def features(weather):
    t = weather.temp_max
    return pd.DataFrame({
        "rain_week": weather.precipitation.rolling(7, min_periods=1).mean(),
        "warmth": (t - t.expanding().mean()) / t.expanding().std(),
        "wind": weather.wind,
    })
