"""The demo of a project: a form that asks `predict_one`, as a page to click."""
