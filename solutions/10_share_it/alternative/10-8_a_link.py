# item: 10-8
given = {"what": "reported a bug with ten lines that repeat it", "where": "github.example/lib/issues/12",
         "came_back": "a question, then a fix", "when": "May"}
