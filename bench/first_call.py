"""Imports a client and makes its first call, and nothing else: `python bench/first_call.py SUBJECT URL`.

It prints a JSON array: seconds of CPU for the import, and for both; modules; megabytes of memory at the end. It is run
as a file, since `-m` imports more than this needs.
"""

# ruff: noqa: PLC0415  a subject imports what it measures and nothing else

import sys
import time


def main() -> None:
    """Measure what the command line names."""
    subject, url = sys.argv[1:]
    began = time.process_time()
    if subject == "stock":
        from money_kit_client import AuthenticatedClient  # type: ignore[import-not-found]
        from money_kit_client.api.links import reset_link  # type: ignore[import-not-found]

        imported = time.process_time()
        with AuthenticatedClient(base_url=url, token="token") as client:  # noqa: S106  it opens nothing
            reset_link.sync_detailed("1", client=client)
    else:
        from moneykit_client import MoneyKit

        imported = time.process_time()
        with MoneyKit("token", base_url=url, transport="fast" if subject == "fast" else "httpx2") as ours:
            ours.links.reset_link("1")
    ended = time.process_time()
    # Its peak is that of what started it, too, if that was larger: who measures starts it from something small.
    import resource

    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(
        [imported - began, ended - began, len(sys.modules), kilobytes / (1024**2 if sys.platform == "darwin" else 1024)]
    )


if __name__ == "__main__":
    main()
