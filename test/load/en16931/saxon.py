"""Times the official stylesheet on one document a request: reads {"sheet", "xml", "runs"}, answers {"milliseconds", "first", "fired"}."""

import json
import re
import sys
import time

from saxonche import PySaxonProcessor

processor = PySaxonProcessor(license=False)
xslt = processor.new_xslt30_processor()
sheets = {}
FIRED = re.compile(r'<svrl:failed-assert\b[^>]*?\bid="([^"]+)"', re.S)


def judge(sheet, xml):
    return sheet.transform_to_string(xdm_node=processor.parse_xml(xml_text=xml))


for line in sys.stdin:
    request = json.loads(line)
    started = time.process_time()
    if request["sheet"] not in sheets:
        sheets[request["sheet"]] = xslt.compile_stylesheet(stylesheet_file=request["sheet"])
    report = judge(sheets[request["sheet"]], request["xml"])
    first = time.process_time() - started
    times = []
    for _ in range(request["runs"]):
        started = time.process_time()
        judge(sheets[request["sheet"]], request["xml"])
        times.append(time.process_time() - started)
    answer = {"milliseconds": [t * 1000 for t in times], "first": first * 1000, "fired": sorted(FIRED.findall(report))}
    print(json.dumps(answer), flush=True)
