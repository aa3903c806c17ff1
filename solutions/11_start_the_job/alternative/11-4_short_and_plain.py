# item: 11-4
message = """
Dear Ms Vale, your note on Monday plans made me think of the timetables that I drove by for six years. I tested how
early a late Monday shows in open data, and where it does not: <https://example.org/sami/late-buses>. May I send you
the same table for one of your depots? Best wishes, Sami
"""
