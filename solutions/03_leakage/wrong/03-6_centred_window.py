# item: 03-6
# misconception: m03.centred-window
# points: 2
def features(weather):
    t = weather.temp_max
    return pd.DataFrame({
        "rain_week": weather.precipitation.rolling(7, center=True, min_periods=1).mean(),
        "warmth": (t - t.expanding().mean()) / t.expanding().std(),
        "wind": weather.wind.ffill(),
    })
