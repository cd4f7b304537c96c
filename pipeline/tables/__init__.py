"""Tables: writes plans as a dataset with declared schemas, and reads it back."""

from __future__ import annotations

from pipeline.tables.load import load
from pipeline.tables.write import DatasetWriter, write_dataset

__all__ = ["DatasetWriter", "load", "write_dataset"]
