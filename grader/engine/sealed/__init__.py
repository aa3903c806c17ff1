"""The trusted checker: run test cells here, with the learner's work by value."""
