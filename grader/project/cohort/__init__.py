"""The projects of a cohort: audited in boxes, drawn for reading, shown on pages."""
