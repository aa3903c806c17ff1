# item: 04-1
splits = dict(zip("fedcba", ["Rows", "time ", "groups", "rows", "Time", "GROUPS"]))
