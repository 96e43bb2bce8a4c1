"""Values: from JSON to typed Python and back."""
