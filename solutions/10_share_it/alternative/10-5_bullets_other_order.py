# item: 10-5
model_card = """
- Contact: private
- Data: job ads of 2025, CC BY
- Use: sorting titles for a first look by a person
- Limits: titles in English only, and labels by one machine
- Not-for: rejecting anybody; salaries
- Slices: half of the five kinds have fewer than forty ads, so no score is given for them
"""
