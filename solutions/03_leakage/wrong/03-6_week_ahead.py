# item: 03-6
# misconception: m03.centred-window
# points: 2
def features(weather):
    t = weather.temp_max
    return pd.DataFrame({
        "rain_week": weather.precipitation[::-1].rolling(7, min_periods=1).mean()[::-1],
        "warmth": (t - t.expanding().mean()) / t.expanding().std(),
        "wind": weather.wind.ffill(),
    })
