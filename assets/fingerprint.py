"""Fingerprints: one short text per unit that changes with any byte sent and any figure read.

What a fingerprint is compared with belongs in ``checks/gate.py`` and ``release.py``.
"""

from assets.warehouse import TABLES, Warehouse


def fingerprints(warehouse: Warehouse, period: str) -> dict[str, str]:
    """The fingerprint of every unit's submission and facts in a period, as the warehouse holds them."""
    found: dict[str, list[str]] = {}
    for table in ("submissions", "facts", "notices"):
        columns = ", ".join(f"coalesce({c}::VARCHAR, chr(0))" for c in TABLES[table])
        rows = warehouse.rows(
            f"SELECT unit, sha256(string_agg(line, chr(10) ORDER BY line)) AS digest FROM "  # noqa: S608
            f"(SELECT unit, concat_ws(chr(31), {columns}) AS line FROM {table} WHERE period = ?) "
            "GROUP BY unit",
            [period],
        )
        for row in rows:
            found.setdefault(row["unit"], []).append(f"{table}:{row['digest']}")
    lines = {unit: "\n".join(parts) for unit, parts in found.items()}
    return {unit: warehouse.rows("SELECT sha256(?) AS d", [text])[0]["d"][:32] for unit, text in lines.items()}
