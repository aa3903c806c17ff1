# item: 03-6
# misconception: m03.tomorrow
# points: 2
def features(weather):
    t = weather.temp_max
    return pd.DataFrame({
        "rain_week": weather.precipitation.shift(-1),
        "warmth": (t - t.expanding().mean()) / t.expanding().std(),
        "wind": weather.wind.ffill(),
    })
