# item: 05-6
def reliability(y, p, bins):
    from sklearn.calibration import calibration_curve

    happened, said = calibration_curve(y, p, n_bins=bins)
    rows = np.histogram(p, bins, range=(0, 1))[0]
    return np.average(abs(happened - said), weights=rows[rows > 0])
