# item: 08-2
guide = """
1. `yes`: the title names a beginner
2. `no`: the title names any other level
3. `analyst`:
   answers questions
   with numbers
4. `DS`: builds models and experiments
5. `MLE`: engineers software with models
6. `research`: writes papers in labs
7. `other`: everything that is left
8. `unsure`: two words fit; I ask somebody
Edge cases:
- i1 says junior and wants three years for 120000 dollars; yes
- I 8 types forms, so other
"""
