# item: 06-5
def test_units(train, live):
    hours = live.dropna(subset=["temp", "dewp", "humid"])
    t = (hours.temp - 32) / 1.8
    a = np.log(hours.humid / 100) + 17.625 * t / (243.04 + t)
    dewp = 243.04 * a / (17.625 - a) * 1.8 + 32
    assert np.nanmedian(np.abs(dewp - hours.dewp)) < 0.5
