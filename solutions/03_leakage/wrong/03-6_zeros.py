# item: 03-6
# misconception: m03.not-the-feature
# points: 0
def features(weather):
    return pd.DataFrame(0.0, index=weather.index, columns=["rain_week", "warmth", "wind"])
