# item: 03-6
# misconception: any.wrong-length
# points: 0
def features(weather):
    whole = weather.dropna()
    t = whole.temp_max
    return pd.DataFrame({
        "rain_week": whole.precipitation.rolling(7, min_periods=1).mean(),
        "warmth": (t - t.expanding().mean()) / t.expanding().std(),
        "wind": whole.wind,
    })
