# item: 11-8
answers = """
leakage-1 | 90 | In my bus project the arrival time of the stop before looked harmless, until I noticed it is written afterwards.
evaluation-1 | 95 | I report what last week's plan scores, because that is what people use today and all I add starts there.
evaluation-2 | 80 | When our smoke alarm went off for toast every morning, nobody ran any more: plenty of recall, little precision.
costs-1 | 85 | Only one bus in eighty breaks down; never saying so is nearly always right and helps nobody on the road.
bugs-1 | 70 | I shuffle the labels, I let it learn eight rows, and I put a constant beside it; takes five minutes.
shift-1 | 75 | In autumn they changed two lines; the times looked as before, but my promises were off for a month.
labels-1 | 60 | Ninety of a hundred sounds nice. I read the ten others first, and half were about one unclear word.
models-6 | 55 | I start by counting words, since I can read which of them decide, and measure everything else against that.
models-8 | 40 | Honestly, I'm not certain which one is usual; I'd first plot the loss of ten rows, step by step, and watch.
story-2 | 90 | I announced a score that came from a leak, had to take it back in public, and now predict first.
"""
