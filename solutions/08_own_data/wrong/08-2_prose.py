# item: 08-2
# misconception: m08.no-definition
# points: 0
guide = "I label by feeling, because a title says it all to somebody who knows the trade."
