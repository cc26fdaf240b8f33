"""Opening Word documents that Word opens although their package is not whole.

Some programs leave relationships to parts that are not there. Word passes over them; the library does not.
"""

import io
import posixpath
import zipfile

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def without_loose_ends(data: bytes) -> bytes:
    """The same package without relationships to parts that are not in it.

    Raises what the standard library and lxml raise over a package that is not well formed.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy:
        names = set(source.namelist())
        for name in source.namelist():
            content = source.read(name)
            if name.endswith(".rels"):
                root = etree.fromstring(content, parser)
                base = posixpath.dirname(posixpath.dirname(name))
                for relationship in root.findall(_RELATIONSHIP):
                    target = posixpath.join("/" + base, relationship.get("Target") or "")
                    external = relationship.get("TargetMode") == "External"
                    if not external and posixpath.normpath(target).lstrip("/") not in names:
                        root.remove(relationship)
                content = etree.tostring(root)
            copy.writestr(name, content)
    return out.getvalue()
