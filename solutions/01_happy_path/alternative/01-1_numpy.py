# item: 01-1
def majority_accuracy(y):
    _, counts = np.unique(np.asarray(y), return_counts=True)
    return np.float64(counts.max() / counts.sum())
