"""The commands: what each reads, prints and returns. Only they know every stage."""
