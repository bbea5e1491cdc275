"""Parts of a page of results: pictures and tables put together, for the screen and for reports."""
