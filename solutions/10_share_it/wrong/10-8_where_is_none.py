# item: 10-8
# misconception: m10.given-empty
# points: 0
given = {"what": "answered a question there", "where": None, "came_back": "nothing yet"}
