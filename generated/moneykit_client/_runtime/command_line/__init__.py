"""The command line of a client: the operations' own signatures and docstrings are its options and its help."""
