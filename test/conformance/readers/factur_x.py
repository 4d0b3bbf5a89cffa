"""Reads invoices with the library factur-x and prints what it read, term by term; then its own table of paths.

Standard input: JSON list of files. Standard output: JSON {"read": {file: terms or "error: …"}, "xml": {file: its XML, taken
out of a PDF}, "paths": [[id, syntax, path]]}.
"""

import json
import logging
import sys

import facturx
from facturx import get_xml_from_pdf, parse_ubl_cii_xml

# The package hides this module behind a function of the same name.
tables = sys.modules["facturx.generate_xml"]

logging.disable(logging.CRITICAL)


documents = {}


def read(file):
    try:
        with open(file, "rb") as handle:
            content = handle.read()
        if b"%PDF-" in content[:1024]:
            _, content = get_xml_from_pdf(content, check_xsd=False, check_schematron=False)
        documents[file] = content.decode("utf-8-sig")
        return json.loads(
            facturx.data_dict_to_json(
                parse_ubl_cii_xml(
                    content, float_as="string", date_as="string", bytes_as="string", check_xsd=False
                )
            )
        )
    except Exception as error:
        return f"error: {error}"


def paths(fields, prefix=""):
    for field, properties in fields.items():
        key = f"{prefix}{field}"
        for syntax in ("cii", "ubl"):
            found = properties.get(f"{syntax}_xpath")
            for path in found if isinstance(found, list) else [found]:
                if path:
                    yield [key, syntax, path]
        if properties.get("format") == "party_dict":
            yield from paths(tables.EN16931_PARTY_FIELDS, f"{key}.")
        elif isinstance(properties.get("fields"), dict):
            yield from paths(properties["fields"], f"{key}.")


json.dump(
    {
        "read": {file: read(file) for file in json.load(sys.stdin)},
        "xml": documents,
        "paths": list(paths(tables.EN16931_FIELDS)),
    },
    sys.stdout,
)
