# item: 00-7
quiz("00.trust", "best")
trusted = quiz("00.trust", " ALL ")
