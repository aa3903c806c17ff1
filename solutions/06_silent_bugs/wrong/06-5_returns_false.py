# item: 06-5
# misconception: m06.returns
# points: 0
def test_units(train, live):
    t, d = (live.temp - 32) / 1.8, (live.dewp - 32) / 1.8
    humid = 100 * np.exp(17.625 * d / (243.04 + d) - 17.625 * t / (243.04 + t))
    return bool((humid - live.humid).abs().median() < 1)
