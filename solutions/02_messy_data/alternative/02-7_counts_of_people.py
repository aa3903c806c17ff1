# item: 02-7
decision = """
Dear owner, with your recipe 20 of 191 women and 22 of 612 men leave the table, although their heights were all possible. The limit lies around one common mean. There are three men for each woman, and the women are shorter; so the lower limit cuts into the women and hardly touches the men. Whoever is 59 inches tall and honest cannot get in. My rule: two people read each odd answer, without seeing who sent it, and write down a reason when they leave it out. It is slow, and its errors are borne by people who write in an unusual way, such as 5,3 or 170 cm. Question: did the form show the word inches next to the field `height`, on every day?
"""
