# item: 03-6
def features(weather):
    known = weather[["precipitation", "temp_max", "wind"]].ffill()
    year = known.temp_max.rolling(365, min_periods=5)
    return pd.DataFrame({
        "wind": known.wind,
        "warmth": (known.temp_max - year.mean()) / year.std(ddof=0),
        "rain_week": known.precipitation.rolling(7).sum() / 7,
        "rain_today": (known.precipitation > 0).astype(int),
    })
