"""Reads what people write: files to documents to models, and keeps where everything stands."""
