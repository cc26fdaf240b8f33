"""The catalogue of 2024-H1 as one person would write it by hand over one wide table.

Each entry decides one rule: true, false, or NULL where figures are missing. Nothing is generated from
the catalogue; the benchmark compares the outcome with it.
"""


def _rate(rate: str, n: str, q: str) -> str:
    printed = f"CAST({rate} * 100 AS BIGINT)"
    return f"abs(20000 * CAST({n} AS HUGEINT) - 2 * {printed} * CAST({q} AS HUGEINT)) <= {q}"


def _counts(*columns: str) -> str:
    return f"least({', '.join(columns)}) >= 0"


def _rates(*columns: str) -> str:
    return f"least({', '.join(columns)}) >= 0 AND greatest({', '.join(columns)}) <= 100"


_BM7_RATES = [
    "bm7_3",
    "bm7_5_1_1",
    "bm7_5_1_2",
    "bm7_5_1_3",
    "bm7_5_2",
    "bm7_5_2_1",
    "bm7_5_2_2",
    "bm7_5_2_3",
    "bm7_5_3_1",
    "bm7_5_3_2",
    "bm7_5_3_3",
    "bm7_6_1",
    "bm7_6_2",
    "bm7_6_3",
    "bm7_6_4",
    "bm7_6_5",
]

EDITS = {
    "BM1.R01": _rate("bm1_2", "bm1_2_2", "bm1_2_1"),
    "BM1.R02": _rate("bm1_3_3", "bm1_3_3_2", "bm1_3_3_1"),
    "BM1.L01": "bm1_5_2 + bm1_5_3 + bm1_5_4 <= bm1_5_1",
    "BM1.L02": "bm1_2_2 <= bm1_2_1",
    "BM1.L03": "bm1_3_3_2 <= bm1_3_3_1",
    "BM1.C01": "bm1_6 IN (0, 1) AND bm1_6_2 IN (0, 1, 2) AND bm1_7 IN (0, 1)",
    "BM1.G01": _counts(
        "bm1_1",
        "bm1_2_1",
        "bm1_2_2",
        "bm1_3_1",
        "bm1_3_2",
        "bm1_3_3_1",
        "bm1_3_3_2",
        "bm1_4_1",
        "bm1_5_1",
        "bm1_5_2",
        "bm1_5_3",
        "bm1_5_4",
        "bm1_6_1",
    ),
    "BM1.G02": _rates("bm1_2", "bm1_3_3", "bm1_4_2"),
    "BM1.P01": "CASE WHEN bm1_2 IS NOT NULL THEN bm1_2_1 IS NOT NULL AND bm1_2_2 IS NOT NULL END",
    "BM1.P02": "CASE WHEN bm1_3_3 IS NOT NULL THEN bm1_3_3_1 IS NOT NULL AND bm1_3_3_2 IS NOT NULL END",
    "BM3.B01": "bm3_1_4 = bm3_1_4_1 + bm3_1_4_2 + bm3_1_4_3",
    **{f"BM3.R0{k}": _rate(f"bm3_3_{k}", f"bm3_3_{k}_2", f"bm3_3_{k}_1") for k in range(1, 5)},
    **{f"BM3.L0{k}": f"bm3_2_{k} <= bm3_1_4" for k in range(1, 4)},
    **{f"BM3.L0{k + 3}": f"bm3_3_{k}_2 <= bm3_3_{k}_1" for k in range(1, 5)},
    "BM3.G01": _counts(
        "bm3_1_1",
        "bm3_1_2",
        "bm3_1_3",
        "bm3_1_4",
        "bm3_1_4_1",
        "bm3_1_4_2",
        "bm3_1_4_3",
        "bm3_2_1",
        "bm3_2_2",
        "bm3_2_3",
        "bm3_3_1_1",
        "bm3_3_1_2",
        "bm3_3_2_1",
        "bm3_3_2_2",
        "bm3_3_3_1",
        "bm3_3_3_2",
        "bm3_3_4_1",
        "bm3_3_4_2",
    ),
    "BM3.G02": _rates("bm3_3_1", "bm3_3_2", "bm3_3_3", "bm3_3_4"),
    **{
        f"BM3.P0{k}": f"CASE WHEN bm3_3_{k} IS NOT NULL THEN bm3_3_{k}_1 IS NOT NULL AND bm3_3_{k}_2 IS NOT NULL END"
        for k in range(1, 5)
    },
    **{f"BM7.R0{k}": _rate(f"bm7_6_{k}", f"bm7_6_{k}_2", f"bm7_6_{k}_1") for k in range(1, 6)},
    **{f"BM7.L0{k}": f"bm7_6_{k}_2 <= bm7_6_{k}_1" for k in range(1, 6)},
    "BM7.W01": "bm7_5_2 BETWEEN least(bm7_5_2_1, bm7_5_2_2, bm7_5_2_3) - 0.01 "
    "AND greatest(bm7_5_2_1, bm7_5_2_2, bm7_5_2_3) + 0.01",
    "BM7.C01": "bm7_1 IN (0, 1) AND bm7_2 IN (0, 1, 2) AND bm7_4 IN (0, 1, 2)",
    "BM7.G01": _counts(
        "bm7_6_1_1",
        "bm7_6_1_2",
        "bm7_6_2_1",
        "bm7_6_2_2",
        "bm7_6_3_1",
        "bm7_6_3_2",
        "bm7_6_4_1",
        "bm7_6_4_2",
        "bm7_6_5_1",
        "bm7_6_5_2",
    ),
    "BM7.G02": _rates(*_BM7_RATES),
    **{
        f"BM7.P0{k}": f"CASE WHEN bm7_6_{k} IS NOT NULL THEN bm7_6_{k}_1 IS NOT NULL AND bm7_6_{k}_2 IS NOT NULL END"
        for k in range(1, 6)
    },
    "II.06.B01": "ii06_3 = ii06_4 + ii06_5 + ii06_6",
    "II.06.B02": "ii06_7 = ii06_8 + ii06_9 + ii06_10",
    "II.06.B03": "ii06_11 = ii06_12 + ii06_13",
    "II.06.B04": "ii06_3 = ii06_7 + ii06_11",
    "II.06.G01": _counts(*(f"ii06_{k}" for k in range(3, 14))),
    "X.A01": "ii06_7 = bm3_3_1_1 + bm3_3_2_1 + bm3_3_3_1",
    "X.A02": "ii06_8 + ii06_9 = bm3_3_1_2 + bm3_3_2_2 + bm3_3_3_2",
    "X.L01": "bm7_6_3_1 + bm7_6_4_1 <= ii06_3",
    "X.L02": "bm7_6_3_2 + bm7_6_4_2 <= ii06_3",
}
