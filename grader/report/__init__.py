"""What people read of a cohort: tables, exports and pages."""
