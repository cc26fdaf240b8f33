"""The names of WordprocessingML that the reader knows. How they are read is not said here."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

P, R, T, TBL, TR, TC = W + "p", W + "r", W + "t", W + "tbl", W + "tr", W + "tc"
BOX, VALUE = W + "txbxContent", W + "val"
ALTERNATE, CHOICE, FALLBACK = MC + "AlternateContent", MC + "Choice", MC + "Fallback"
EQUATION = M + "oMath"

#: What holds text that is not, or no longer, part of the document, or only describes it.
PASSED_OVER = frozenset(
    W + name
    for name in (
        "del", "moveFrom", "delText", "instrText", "delInstrText", "pPr", "rPr", "sdtPr", "sdtEndPr", "sectPr",
        "tblPr", "tblGrid", "trPr", "tcPr", "rt",
    )
)  # fmt: skip
TRACKED = frozenset(W + name for name in ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel"))
