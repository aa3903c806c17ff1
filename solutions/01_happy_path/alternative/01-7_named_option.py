# item: 01-7
choice = "c"
why = quiz("01.why", choice)
