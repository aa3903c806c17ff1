# item: 02-6
def clean(raw):
    table = raw.replace({"temp": {-999: np.nan}, "wind_mph": {-999: np.nan}})
    celsius = table["unit"].eq("C")
    table.loc[celsius, "temp"] = 32 + 1.8 * table.loc[celsius, "temp"]
    table.loc[celsius, "unit"] = "F"
    named = table[table["station"].notna()]
    done = named.drop_duplicates(keep="last").sort_values(["station", "time"], kind="stable")
    reasons = {"no station": len(table) - len(named), "repeated": len(named) - len(done)}
    return done.reset_index(drop=True), pd.Series(reasons)
