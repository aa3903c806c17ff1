# item: 11-2
def assign(jobs, seed):
    first, second = np.array_split(np.random.RandomState(seed).permutation(np.array(jobs)), 2)
    return dict.fromkeys(first.tolist(), "portal") | dict.fromkeys(second.tolist(), "direct")
