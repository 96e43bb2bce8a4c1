"""The wire: from a call to the bytes of its request, and from the bytes of an answer to its value or error; pure."""
