# item: 08-2
guide = """
My guide, in its second version.

* **Yes**: interns, juniors, graduates, whatever else stands there
* **No**: a senior word, or a degree that takes years
* **Analyst**: reports and questions, no models
* **ds**: models and experiments for decisions
* **mle**: runs models in production, writes services
* **Research**: papers, labs, open questions
* **Other**: sells, manages or types data
* **Unsure**: when department and title disagree; then I ask
* **Edge case**: not counted here
* **edge**: I04 and I09, both unsure, since associate and graduate mean much there
"""
