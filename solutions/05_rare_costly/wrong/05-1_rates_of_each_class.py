# item: 05-1
# misconception: m05.shares
# points: 1
def scorecard(y, warned):
    from sklearn.metrics import confusion_matrix

    cells = confusion_matrix(y, warned, labels=[0, 1], normalize="all")
    return {"TN": cells[0, 0], "FP": cells[0, 1], "FN": cells[1, 0], "TP": cells[1, 1],
            "never": 1 - np.mean(y)}
