# item: 10-8
# misconception: m10.given-empty
# points: 0
given = {"what": "help", "where": "private", "came_back": "thanks"}
