# item: 10-7
# misconception: m10.skill-list
# points: 0
bullets = """
- Python, pandas, scikit-learn
- Passionate about machine learning
- Strong team player
"""
