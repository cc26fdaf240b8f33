"""Fingerprints: one short text per unit that changes with any byte sent and any figure read.

What a fingerprint is compared with belongs in ``checks/gate.py`` and ``release.py``.
"""

from assets.warehouse import TABLES, Warehouse


def fingerprints(warehouse: Warehouse, period: str) -> dict[str, str]:
    """The fingerprint of every unit's submission and facts in a period, as the warehouse holds them.

    Two 64-bit hashes of every row are added up, so the order of rows does not matter and neither a
    changed nor an added nor a missing row goes unseen; the bytes of the files are in it by their
    sha256. The hashes are the database's own: after an upgrade that changes them a verdict no longer
    fits its facts, which holds the unit until it is judged again.
    """
    found: dict[str, list[str]] = {}
    for table in ("submissions", "facts", "notices", "paragraphs", "titles"):
        columns = list(TABLES[table])
        one, other = ", ".join(columns), ", ".join(reversed(columns))
        rows = warehouse.rows(
            f"SELECT unit, count(*) AS n, sum(hash({one})::HUGEINT) AS one, "
            f"sum(hash({other}, 'other')::HUGEINT) AS other FROM {table} WHERE period = ? GROUP BY unit",
            [period],
        )
        for row in rows:
            digest = f"{row['n']:x}-{int(row['one']) % 2**64:016x}{int(row['other']) % 2**64:016x}"
            found.setdefault(row["unit"], []).append(digest)
    return {unit: ".".join(parts) for unit, parts in found.items()}
