# item: 10-7
# misconception: m10.no-number
# points: 2
bullets = """
- Wrote one thing: example.org/one
- Wrote another one: example.org/two
- Mended this one: example.org/it
"""
