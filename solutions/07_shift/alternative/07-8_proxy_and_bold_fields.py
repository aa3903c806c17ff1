# item: 07-8
on_call_rule = """
**Trigger:** on two days in a row, fewer or more flights leave late at push-back than nine in ten days of the
past quarter, or one carrier's share of a week's flights is outside what 99 of 100 weeks of that size show.

**Action:** switch the warnings to "check with your airline" and open the dial with the whole week.

**Owner:** Ines at the operations desk (fictional), at night whoever holds the phone.

**Rollback:** the table of late rates by hour, until Ines has seen one week in which it does worse.

**Labels:** as a proxy for arrivals, departure delays of all flights, which are known the same evening.

**Blind-spot:** a month in which flights leave as planned and arrive late, because the relation between
departure and arrival has changed, say by longer routes.
"""
