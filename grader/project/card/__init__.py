"""The robustness report card: what a project does when it is perturbed."""
