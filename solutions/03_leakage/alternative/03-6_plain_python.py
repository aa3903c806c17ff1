# item: 03-6
def features(weather):
    rows, last, seen = [], None, []
    rain = weather["precipitation"].tolist()
    for i, (warm, wind) in enumerate(zip(weather["temp_max"], weather["wind"])):
        week = [r for r in rain[max(0, i - 6): i + 1] if r == r]
        if warm == warm:
            seen.append(warm)
        last = wind if wind == wind else last
        mean = sum(seen) / len(seen) if seen else 0
        spread = (sum((s - mean) ** 2 for s in seen) / max(1, len(seen))) ** 0.5
        rows.append({
            "rain_week": sum(week) / len(week) if week else None,
            "warmth": ((seen[-1] if seen else 0) - mean) / (spread or 1),
            "wind": last,
        })
    return pd.DataFrame(rows, index=weather.index)
