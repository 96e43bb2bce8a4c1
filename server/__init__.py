"""The reference server: Force Reset Link over real HTTP, on a real database, written from the contract alone."""
