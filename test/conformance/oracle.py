"""Runs the official rules over documents, for conformance.ts, until its input ends.

Reads one JSON object a line, answers one JSON object a line:
  {"load": {"name": "...", "path": "..."}}                     -> {"rules": [{"id", "flag", "context", "test"}]}
  {"judge": {"sheet": "name", "documents": ["<...>", ...]}}    -> {"judged": [[[rule, location], ...] or "why it stopped", ...]}
"""

import json
import re
import sys
from xml.etree import ElementTree

from saxonche import PySaxonProcessor

XSL = "{http://www.w3.org/1999/XSL/Transform}"
SVRL = "{http://purl.oclc.org/dsdl/svrl}"
FAILED = re.compile(r"<svrl:failed-assert\b(.*?)>(.*?)</svrl:failed-assert>", re.S)
ATTRIBUTE = {name: re.compile(r'\b%s="([^"]*)"' % name) for name in ("id", "location")}
BRACKETED = re.compile(r"\[([A-Za-z0-9/_-]+)\]")

processor = PySaxonProcessor(license=False)
xslt = processor.new_xslt30_processor()
sheets = {}


def named(identifier, text):
    """A rule that its authors gave no identifier is called by the one that opens its sentence."""
    if identifier:
        return identifier
    found = BRACKETED.search(text)
    return found.group(1) if found else "unnamed"


def rules(path):
    listed = []
    for template in ElementTree.parse(path).getroot().findall(XSL + "template"):
        for choose in template.iter(XSL + "choose"):
            failed = choose.find(".//" + SVRL + "failed-assert")
            if failed is None:
                continue
            given = {a.get("name"): "".join(a.itertext()) for a in failed.findall(XSL + "attribute")}
            text = "".join(failed.find(SVRL + "text").itertext())
            listed.append({
                "id": named(failed.get("id") or given.get("id"), text),
                "flag": (failed.get("flag") or given.get("flag") or "").strip(),
                "context": template.get("match"),
                "test": choose.find(XSL + "when").get("test"),
            })
    return listed


def judge(sheet, xml):
    try:
        report = sheets[sheet].transform_to_string(xdm_node=processor.parse_xml(xml_text=xml))
    except Exception as stopped:
        return str(stopped)
    findings = []
    for attributes, text in FAILED.findall(report):
        identifier = ATTRIBUTE["id"].search(attributes)
        location = ATTRIBUTE["location"].search(attributes)
        findings.append([named(identifier and identifier.group(1), text), location.group(1) if location else ""])
    return findings


for line in sys.stdin:
    request = json.loads(line)
    if "load" in request:
        sheets[request["load"]["name"]] = xslt.compile_stylesheet(stylesheet_file=request["load"]["path"])
        answer = {"rules": rules(request["load"]["path"])}
    else:
        sheet = request["judge"]["sheet"]
        answer = {"judged": [judge(sheet, xml) for xml in request["judge"]["documents"]]}
    print(json.dumps(answer), flush=True)
