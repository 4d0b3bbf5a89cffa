"""What Schemathesis cannot know of our API: which things exist, and which version of them is current (makers.py).

Only valid parts of a case are helped, five times of six, so that commands go through as well as being refused; what was
made wrong on purpose stays wrong. As many cases as an operation still owes us answers of 2xx are helped for certain, at
the end of its run. Every answer is counted per operation.
"""
import atexit
import copy
import json
import os
import uuid
from collections import defaultdict

import schemathesis
from schemathesis.core.parameters import ParameterLocation

from makers import World

with open(os.environ["API_TRIAL_FACTS"]) as file:
    FACTS = json.load(file)
HELPED = 5 / 6
# How often a helped body begins as the declared example; otherwise as it was generated.
FROM_EXAMPLE = 1 / 2
# Cases of each operation, and how many of them must go through.
EXAMPLES = int(os.environ["API_TRIAL_EXAMPLES"])
LEAST_SUCCESSES = int(os.environ["API_TRIAL_LEAST_SUCCESSES"])
# Of those that are helped for certain, how many may fail all the same.
SPARE = 4
world = World(FACTS)
chance = world.chance
counts = defaultdict(lambda: defaultdict(int))
# Operations for which nothing could be made, and why.
failures = {}


def is_valid(case, location):
    component = case.meta and case.meta.components.get(location)
    return component is None or component.mode.is_positive


def operation_of(case):
    return case.operation.definition.raw["operationId"]


def example_of(case):
    content = case.operation.definition.raw.get("requestBody", {}).get("content", {})
    return copy.deepcopy(content.get("application/json", {}).get("example"))


def is_behind(operation):
    answers = counts[operation]
    left = EXAMPLES - sum(answers.values())
    return 0 < LEAST_SUCCESSES - answers["2xx"] >= left - SPARE


def made_for(operation):
    try:
        return world.of(operation)
    except RuntimeError as refusal:
        failures[operation] = str(refusal)
        return {}


@schemathesis.hook
def before_call(context, case, kwargs):
    world.taken = None
    behind = is_behind(operation_of(case))
    if chance.random() > HELPED and not behind:
        return
    path = case.path_parameters or {}
    wrong = [location for location in ParameterLocation if not is_valid(case, location)]
    # A thing that is made is used up only by a case that may go through.
    needs = {} if wrong else made_for(operation_of(case))
    if is_valid(case, ParameterLocation.PATH):
        if "companyId" in path:
            path["companyId"] = FACTS["companyId"]
        for name in path:
            if name in FACTS["ids"]:
                path[name] = chance.choice(FACTS["ids"][name])
        path.update(needs.get("path", {}))
    if is_valid(case, ParameterLocation.BODY) and isinstance(case.body, dict):
        example = example_of(case)
        if example and (behind or chance.random() < FROM_EXAMPLE):
            case.body = example
        case.body.update(needs.get("fields", {}))
        for name in needs.get("without", []):
            case.body.pop(name, None)
    if is_valid(case, ParameterLocation.QUERY) and isinstance(case.query, dict):
        # Only a page gives one that is good.
        case.query.pop("cursor", None)
        case.query.update(needs.get("query", {}))
    if is_valid(case, ParameterLocation.HEADER):
        headers = case.headers
        if headers is not None and "Idempotency-Key" in headers:
            headers["Idempotency-Key"] = str(uuid.UUID(int=chance.getrandbits(128)))
        if headers is not None and "If-Match" in headers and "version" in needs:
            headers["If-Match"] = f'"{needs["version"]}"'


@schemathesis.hook
def after_call(context, case, response):
    operation = operation_of(case)
    counts[operation][str(response.status_code // 100) + "xx"] += 1
    world.learn(operation, case.path_parameters, response)


@atexit.register
def write():
    with open(os.environ["API_TRIAL_COUNTS"], "w") as file:
        json.dump({"counts": counts, "failures": failures}, file)
