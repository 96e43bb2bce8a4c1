"""The seed of all that is made up: that of the environment (`CONTRACT_SEED=7 make contract`), or always the same."""

import os

# Always the same unless one asks for another, so that a failure is the change's and not the day's.
SEED = int(os.environ.get("CONTRACT_SEED", "20230216"))
