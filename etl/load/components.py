"""Connected components, set-wise: every node ends with the lowest label that it is connected to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb


def lower_labels(connection: duckdb.DuckDBPyConnection, edges: str, labels: str) -> int:
    """Lower the labels in table `labels` (node, label) over the hubs of table `edges` (node, hub) until none changes.

    Returns:
        rounds that it took; one more than the longest path that a lowest label had to travel.
    """
    rounds = 0
    while True:
        rounds += 1
        changed = connection.execute(f"""
            update {labels} as own
            set label = lower.label
            from (
                select edge.node, min(hub.label) as label
                from {edges} as edge
                inner join (
                    select edge.hub, min(own.label) as label
                    from {edges} as edge
                    inner join {labels} as own on edge.node = own.node
                    group by edge.hub
                ) as hub on edge.hub = hub.hub
                group by edge.node
            ) as lower
            where own.node = lower.node and lower.label < own.label
        """).fetchone()
        if not changed or not changed[0]:
            return rounds
