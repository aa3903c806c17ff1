# item: 06-5
def gap(table):
    celsius = (table[["temp", "dewp"]] - 32) * 5 / 9
    pressure = np.exp(17.625 * celsius / (celsius + 243.04))
    return (100 * pressure.dewp / pressure.temp - table.humid).abs()

def test_units(train, live):
    assert gap(live).quantile(0.6) < gap(train).quantile(0.6) + 2
