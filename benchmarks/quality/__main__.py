"""Every measure of quality in one table, beside the stored baseline and the marks that the project sets itself.

    python -m benchmarks.quality [--data FOLDER] [--polnear FOLDER] [--accept REASON]

Gold claims and corpora are part of the project and always measured. FOLDER of --data holds timex_dev.jsonl,
quantity_dev.jsonl and recognizers/, that of --polnear dev/text and dev/attributions; neither is part of the project,
and without them their measures are left out. Ends with exit code 1 where a measure is below its baseline; --accept
stores the new values and, for each that fell, the reason.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.quality import attribution, baseline, claims, dates, intervals, numbers, quantities
from benchmarks.quality.baseline import Measures


def measure(data: Path | None, polnear: Path | None) -> Measures:
    """All measures that can be taken here, by name, in percent (counts where the name says so)."""
    found = claims.measures()
    if data is not None:
        found |= dates.measures(data / "timex_dev.jsonl")
        found |= quantities.measures(data / "quantity_dev.jsonl")
        found |= numbers.measures(data / "recognizers")
        found |= intervals.measures(data / "recognizers" / "DateTimeModel.json")
    if polnear is not None:
        found |= attribution.measures(polnear)
    return found


def main() -> int:
    """Command line; the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--data", type=Path, help="folder with timex_dev.jsonl, quantity_dev.jsonl, recognizers/")
    parser.add_argument("--polnear", type=Path, help="folder of the PolNeAR corpus's parts")
    parser.add_argument("--accept", metavar="REASON", help="store these values; the reason stands beside any that fell")
    chosen = parser.parse_args()
    now, stored = measure(chosen.data, chosen.polnear), baseline.load()
    print(baseline.table(now, stored))
    fallen = baseline.fallen(now, stored)
    if chosen.accept:
        baseline.store(baseline.accepted(now, stored, chosen.accept))
    elif fallen:
        print(f"below the baseline: {', '.join(fallen)}", 'to keep it so: --accept "why"', sep="\n", file=sys.stderr)
    return int(bool(fallen) and not chosen.accept)


if __name__ == "__main__":
    sys.exit(main())
