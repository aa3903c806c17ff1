# item: 11-3
framings = """
1. **Weakness:** never employed as an analyst
   **Advantage:** asks what a number is for before computing it
   **Evidence:** the page of E1 names who uses the warning, and when

2. **Weakness:** years at the wheel
   **Advantage:** has explained delays to strangers, politely, ten times a day
   **Evidence:** [what failed](https://example.org/sami/what-failed) is written for such strangers

3. **Weakness:** no degree
   **Advantage:** shows how sure he is in place of a paper
   **Evidence:** E2 reports the agreement with its interval
"""
