"""What goes in and is kept: the bundle that asks, the analysis that answers, their versions."""
