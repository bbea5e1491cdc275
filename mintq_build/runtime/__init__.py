"""Makes the browser's Python from the npm package `pyodide`; all that Node does for the build."""
