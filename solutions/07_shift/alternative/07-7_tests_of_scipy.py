# item: 07-7
def monitor(ref, live):
    from scipy.stats import chi2_contingency, ks_2samp

    alerts = []
    for name in ref.columns:
        a, b = ref[name], live[name]
        values = [a.value_counts(dropna=False), b.value_counts(dropna=False)]
        if a.nunique() > 30:
            values = [a.isna().value_counts(), b.isna().value_counts()]
            if ks_2samp(a.dropna(), b.dropna()).pvalue < 0.01:
                alerts.append(name)
                continue
        counts = pd.concat(values, axis=1).fillna(0).to_numpy()
        if len(counts) > 1 and chi2_contingency(counts).pvalue < 0.01:
            alerts.append(name)
    return alerts
