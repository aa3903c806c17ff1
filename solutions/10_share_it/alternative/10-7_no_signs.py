# item: 10-7
bullets = """Counted what a random split hides, 1.9 points against 2.5, in a notebook of mine: www.example.org/split
Labelled 400 job titles twice and published how often I disagreed with myself: github.example/me/labels
Broke 7 pipelines on purpose and wrote the tests that notice: tests/test_pipeline.py"""
