# item: 10-8
# misconception: m10.given-keys
# points: 0
given = {"what": "answered a question about folds", "where": "private"}
