"""Documents to readings: sentences, quotations and, later, who says what."""
