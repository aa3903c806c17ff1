# item: 02-8
def with_planes(flights, planes):
    if planes.tailnum.dropna().duplicated().any():
        raise ValueError("a tail number stands twice in planes")
    con = sqlite3.connect(":memory:")
    flights.to_sql("flights", con, index_label="row")
    planes.to_sql("planes", con, index=False)
    joined = pd.read_sql("""
        SELECT f.*, p.year AS built, p.seats
        FROM flights AS f LEFT JOIN planes AS p ON f.tailnum = p.tailnum
        ORDER BY f."row"
    """, con)
    unmatched = pd.read_sql("""
        SELECT carrier, AVG(p.tailnum IS NULL) AS share
        FROM flights AS f LEFT JOIN planes AS p ON f.tailnum = p.tailnum
        GROUP BY carrier
    """, con)
    con.close()
    return joined.drop(columns="row"), unmatched
