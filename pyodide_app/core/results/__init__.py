"""What is worked out of an analysis: scores, findings, reasons, advice, and rounds beside each other."""
