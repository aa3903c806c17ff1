# item: 11-4
message = """
good morning mira,

you asked in public: “Why is every Monday plan wrong by noon?” I drove buses for six years, so I
could not leave it alone. At five in the morning a plain rule by weather and line beats last
week's plan; before that nothing I tried does: https://example.org/sami/late-buses?from=mail#limits

By what hour would a warning still be of use to you?
"""
