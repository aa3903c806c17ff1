# item: 06-5
# misconception: m06.nan-alarm
# points: 0
def test_units(train, live):
    t, d = (live.temp.to_numpy() - 32) / 1.8, (live.dewp.to_numpy() - 32) / 1.8
    humid = 100 * np.exp(17.625 * d / (243.04 + d) - 17.625 * t / (243.04 + t))
    assert np.median(np.abs(humid - live.humid.to_numpy())) < 1
