# item: 03-6
# misconception: m03.centred-window
# points: 0
def features(weather):
    t = weather.temp_max
    return pd.DataFrame({
        "rain_week": weather.precipitation.rolling(7, center=True).mean(),
        "warmth": (t - t.mean()) / t.std(),
        "wind": weather.wind.interpolate(),
    })
