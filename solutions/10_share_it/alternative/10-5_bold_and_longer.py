# item: 10-5
model_card = """
**Use:** planning volunteers for the evening shift of one branch, a week ahead

**Not for:** judging single volunteers; other branches, which have other opening hours

**Data:** return log, 03/2023 to 05/2024, internal, shown with permission;
two weeks of strike left out

**Slices:** Fridays off by 41 books (n = 60), other days by 24 (n = 250). School holidays: nobody has looked, it would take three more years.

**Limits:** it has never seen a summer festival, and knows nothing of the weather

**Contact:** the library desk
"""
