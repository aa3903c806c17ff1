# item: 08-8
data_sheet = """
## Row
one bench in the park by the river
## Why
the town wants to move benches
2. Who: I alone
3. How: 62 benches, on Sundays
## License
private, since the town did not agree
## Consent
people are counted and not described
## Limits
dry Sundays only, by eye
## Not for
deciding where people may sit
## Examples
B01, shade
B02, sun
B03, sun
"""
