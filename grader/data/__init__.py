"""The course's data sets: real, small, kept messy, each with a datasheet."""

from grader.data.datasheets import Column, Datasheet, Source, datasets, datasheet
from grader.data.tables import load

__all__ = ["Column", "Datasheet", "Source", "datasets", "datasheet", "load"]
