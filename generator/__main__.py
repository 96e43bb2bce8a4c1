"""Run the command line: `python -m generator`."""

import sys

from generator.cli import command

if __name__ == "__main__":
    sys.exit(command())
