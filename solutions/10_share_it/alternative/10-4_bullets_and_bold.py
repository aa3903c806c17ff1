# item: 10-4
decisions = """
1. **Choice:** leave the strike weeks out
   - **Instead of:** keep them with a flag
   - **Because:** nobody will plan shifts in a strike, and two weeks are too few to learn from
   - **Evidence:** the branch head said so in April

2. **Choice:** absolute error
   - **Instead of:** squared error
   - **Because:** a volunteer too many costs what one too few costs
   - **Evidence:** costs.csv

3. **Choice:** stop after four weeks
   - **Instead of:** try neural networks
   - **Because:** the interval of the lead still held zero, as the kill criterion says
   - **Evidence:** runs/week_4.md
"""
