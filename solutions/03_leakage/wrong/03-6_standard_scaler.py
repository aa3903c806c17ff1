# item: 03-6
# misconception: m03.global-scale
# points: 2
from sklearn.preprocessing import StandardScaler

def features(weather):
    scaled = StandardScaler().fit_transform(weather[["temp_max"]])
    return pd.DataFrame({
        "rain_week": weather.precipitation.rolling(7, min_periods=1).mean(),
        "warmth": pd.Series(scaled[:, 0], index=weather.index),
        "wind": weather.wind.ffill(),
    })
