# item: 11-4
message = """
Mira, hello from a former bus driver.

You wrote: the depots plan on Friday and are wrong on Monday. I compared last week's plan with two rules of thumb and one
model, on Mondays that none of them had seen. [The comparison, with what failed](https://example.org/sami/late-buses/)

Which of your depots would you trust least to such a rule?

Sami (no reply needed if this is old news)
"""
