# item: 05-1
# misconception: m05.matrix-order
# points: 1
def scorecard(y, warned):
    from sklearn.metrics import confusion_matrix

    cells = confusion_matrix(y, warned, labels=[0, 1]).ravel()
    card = dict(zip(["TP", "FP", "FN", "TN"], map(int, cells)))
    return card | {"never": 1 - np.mean(y)}
