"""The framework as it is thought: typed, frozen models, which also give the JSON Schemas."""
