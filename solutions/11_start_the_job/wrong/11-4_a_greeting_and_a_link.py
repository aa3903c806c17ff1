# item: 11-4
# misconception: m11.too-short
# points: 0
message = """
Hello Mira, about your Monday plans: https://example.org/sami/late-buses What do you think?
"""
