"""How things are said and written: HTML that is safe, its style, and the words for results."""
