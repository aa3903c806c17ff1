# item: 10-7
bullets = """
1. Cut the planning error of a library shift by three books, which may be luck, and said so (private: shown on request)
2. Removed a leak that had made a score look 0.2 better: reports/leak.md
3. Answered twelve questions on folds in a public forum: forum.example.org/u/me
"""
