"""Python that runs inside Pyodide under Node: mounted there, and imported by plain names."""
