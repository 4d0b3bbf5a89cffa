"""Starts MiniStack, the AWS emulator under `npm start` and the tests, with the few corrections the project relies on.

Settings come from the environment that local/cloud.ts prepares. Every correction names what it replaces; when the
pinned version no longer has it, the launcher stops with a sentence instead of running without it.
"""

import asyncio
import json
import os
import re
import signal
import socket
import sys
import threading
import time
from importlib.metadata import version
from pathlib import Path
from urllib.parse import parse_qs, unquote

PINNED = "1.5.33"


def fail(sentence: str) -> None:
    sys.exit(f"launcher: {sentence}")


def need(owner, name: str):
    """The attribute a correction is about to replace; its absence means that the emulator changed under us."""
    if not hasattr(owner, name):
        fail(f"MiniStack {version('ministack')} has no {owner.__name__}.{name}: review this correction.")
    return getattr(owner, name)


def switch_nagle_off() -> None:
    """asyncio sets TCP_NODELAY only when a socket says proto == TCP; an accepted one says 0 and costs 40 ms a call."""
    need(asyncio.base_events, "_set_nodelay")

    def set_nodelay(sock) -> None:
        if sock.family in (socket.AF_INET, socket.AF_INET6) and sock.type == socket.SOCK_STREAM:
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    asyncio.base_events._set_nodelay = set_nodelay


def forget_stream_positions(state: Path) -> None:
    """Stream records do not survive a restart but readers' positions do, and would skip the first new changes."""
    file = state / "lambda.json"
    if not file.exists():
        return
    saved = json.loads(file.read_text())
    payload = saved.get("payload")
    if not isinstance(payload, dict) or "dynamodb_stream_positions" not in payload:
        fail(f"{file} has no payload.dynamodb_stream_positions: stream readers would skip changes after a restart.")
    del payload["dynamodb_stream_positions"]
    draft = file.with_suffix(".draft")
    draft.write_text(json.dumps(saved))
    draft.replace(file)


def call_plain_http_secure() -> None:
    """Buckets refuse what is not TLS (aws:SecureTransport); here every request is plain HTTP on the loopback."""
    from ministack.core import iam_evaluator

    resolve = need(iam_evaluator, "_resolve_condition_key")

    def resolve_condition_key(key, ctx):
        return "true" if key.lower() == "aws:securetransport" else resolve(key, ctx)

    iam_evaluator._resolve_condition_key = resolve_condition_key


def keep_error_names() -> None:
    """AWS reports a thrown error, and a throttle, under its own name, which Retry and Catch match."""
    from ministack.core import lambda_runtime
    from ministack.services import lambda_svc

    script = need(lambda_runtime, "_NODEJS_WORKER_SCRIPT")
    for thrown, trace in (("String(err.message || err)", 'err.stack || ""'), ("e.message", "e.stack")):
        before = f'status: "error", error: {thrown}, trace: {trace}'
        if script.count(before) != 1:
            fail(f"the Node worker of MiniStack no longer reports errors by `{before}`: review keep_error_names.")
        name = thrown.split(".")[0].removeprefix("String(")
        script = script.replace(before, f"{before}, errorType: {name} && {name}.name")
    lambda_runtime._NODEJS_WORKER_SCRIPT = script

    invoke = need(need(lambda_runtime, "Worker"), "invoke")
    execute = need(lambda_svc, "_execute_function_warm")
    thrown_here = threading.local()

    def invoke_noting_name(self, *args, **kwargs):
        thrown_here.name = None
        answer = invoke(self, *args, **kwargs)
        thrown_here.name = answer.get("errorType")
        return answer

    def execute_with_name(func, event, request_id):
        thrown_here.name = None
        result = execute(func, event, request_id)
        body = result.get("body")
        if result.get("error") and thrown_here.name and isinstance(body, dict):
            body["errorType"] = thrown_here.name
        return result

    throttle = need(lambda_svc, "_throttle_response")

    def throttle_by_name(*args, **kwargs):
        answer = throttle(*args, **kwargs)
        answer["body"]["errorType"] = "Lambda.TooManyRequestsException"
        return answer

    lambda_svc._throttle_response = throttle_by_name
    lambda_runtime.Worker.invoke = invoke_noting_name
    lambda_svc._execute_function_warm = execute_with_name


def fail_states_whose_function_fails_under_a_token() -> None:
    """On AWS a function that throws or is throttled fails the state that would wait for its task token; here the state waits for ever."""
    from ministack.services import stepfunctions

    call = need(stepfunctions, "_call_lambda")
    wait = need(stepfunctions, "_invoke_with_callback")
    tokens = need(stepfunctions, "_task_tokens")
    failure = need(stepfunctions, "_ExecutionError")
    here = threading.local()

    def wait_noting_token(resource, input_data, token, state_def):
        here.token = token
        try:
            return wait(resource, input_data, token, state_def)
        finally:
            here.token = None

    def call_or_fail_the_wait(func_ref, event):
        try:
            return call(func_ref, event)
        except failure as failed:
            waiting = tokens.get(getattr(here, "token", None))
            if waiting:
                waiting["error"] = {"Error": failed.error, "Cause": failed.cause}
                waiting["event"].set()
            raise

    stepfunctions._call_lambda = call_or_fail_the_wait
    stepfunctions._invoke_with_callback = wait_noting_token


def reap_every_idle_worker() -> None:
    """The first process of each function is kept for ever (22 MB each): end it too once it has been idle."""
    from ministack.core import lambda_runtime as runtime
    from ministack.services import lambda_svc

    for name in ("_workers", "_lock", "kill_workers", "_LOCAL_WORKER_TTL"):
        need(runtime, name)
    need(lambda_svc, "reap_idle_workers")

    def reap_idle_workers(ttl: float | None = None) -> int:
        oldest = time.time() - (runtime._LOCAL_WORKER_TTL if ttl is None else ttl)
        idle = []
        with runtime._lock:
            for key, workers in list(runtime._workers.items()):
                ended = [w for w in workers if not w.in_use and w.last_used < oldest]
                idle += ended
                kept = [w for w in workers if w not in ended]
                if kept:
                    runtime._workers[key] = kept
                else:
                    del runtime._workers[key]
        runtime.kill_workers(idle)
        return len(idle)

    runtime.reap_idle_workers = lambda_svc.reap_idle_workers = reap_idle_workers


def honour_object_lock() -> None:
    """CloudFormation here ignores ObjectLockEnabled: without it nothing in `documents` would be held."""
    from ministack.services import s3
    from ministack.services.cloudformation import provisioners

    handlers = need(provisioners, "_RESOURCE_HANDLERS")["AWS::S3::Bucket"]
    create = handlers["create"]
    need(s3, "_bucket_object_lock")

    def create_bucket(logical_id, props, stack_name):
        name, attributes = create(logical_id, props, stack_name)
        if str(props.get("ObjectLockEnabled")).lower() == "true":
            s3._bucket_object_lock[name] = {"enabled": True, "default_retention": None}
            s3._bucket_versioning[name] = "Enabled"
        return name, attributes

    handlers["create"] = create_bucket


def throttle_routes() -> None:
    """Settings of a stage are kept here and not heeded: a token bucket for each route, filled at its rate up to its burst.

    https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html
    """
    from ministack.services import apigateway

    execute = need(apigateway, "_handle_execute_in_scope")
    match = need(apigateway, "_match_route")
    stages = need(apigateway, "_stages")
    buckets = {}

    def admits(route, rate, burst):
        now = time.monotonic()
        tokens, since = buckets.get(route, (burst, now))
        tokens = min(burst, tokens + (now - since) * rate)
        buckets[route] = (tokens - 1 if tokens >= 1 else tokens, now)
        return tokens >= 1

    async def execute_within_limits(api_id, stage, path, method, *rest):
        settings = stages.get(api_id, {}).get(stage, {})
        route = (match(api_id, method, path) or {}).get("routeKey")
        limit = (settings.get("routeSettings") or {}).get(route) or settings.get("defaultRouteSettings") or {}
        if "ThrottlingRateLimit" in limit and not admits(
            (api_id, route), float(limit["ThrottlingRateLimit"]), float(limit["ThrottlingBurstLimit"])
        ):
            return 429, {"Content-Type": "application/json"}, b'{"message":"Too Many Requests"}'
        return await execute(api_id, stage, path, method, *rest)

    apigateway._handle_execute_in_scope = execute_within_limits


def serve_our_apis_behind_cloudfront() -> None:
    """CloudFront here refuses origins at amazonaws.com; ours are HTTP APIs of this same process: ask them directly.

    Viewers come over plain HTTP, so `redirect-to-https` and `https-only` let them pass.
    """
    from ministack import app
    from ministack.services import cloudfront

    fetch = need(cloudfront, "_fetch_from_origin")
    for name in ("_origin_request_headers", "_multidict_from_pairs", "_check_viewer_protocol_policy"):
        need(cloudfront, name)
    for name in ("_handle_execute_api_request", "_MINISTACK_HOST"):
        need(app, name)
    api_host = re.compile(r"^([a-z0-9]+)\.execute-api\.[a-z0-9-]+\.amazonaws\.com$")

    async def fetch_from_origin(origin, method, uri, query, headers, body, https, client_ip, forwarded_for, arn):
        host = origin["domain_name"].lower()
        ours = api_host.match(host)
        if not ours:
            return await fetch(origin, method, uri, query, headers, body, https, client_ip, forwarded_for, arn)
        sent = cloudfront._origin_request_headers(origin, headers, client_ip, forwarded_for)
        sent = {name.lower(): value for name, value in sent.items()} | {"host": host}
        raw_path = (origin.get("origin_path") or "") + uri
        status, answered, data = await app._handle_execute_api_request(
            f"{ours[1]}.execute-api.{app._MINISTACK_HOST}", unquote(raw_path), method, sent, body or b"", parse_qs(query, keep_blank_values=True),
            raw_path=raw_path, raw_query_string=query,
        )
        pairs = [(k, v) for k, vs in answered.items() for v in (vs if isinstance(vs, list) else [vs])]
        return status, "", cloudfront._multidict_from_pairs(pairs), data

    cloudfront._fetch_from_origin = fetch_from_origin
    cloudfront._check_viewer_protocol_policy = lambda *_: None


def serve_the_distribution_at(console_port: int) -> None:
    """A second port where every request is a viewer's of the one distribution: `http://localhost:<console_port>`.

    AWS draws the name of a distribution by lot; this address is known before it exists, and every browser resolves it.
    """
    from hypercorn import asyncio as hypercorn
    from ministack.services import cloudfront

    serve = need(hypercorn, "serve")
    need(cloudfront, "_distributions")

    async def serve_both(app, config, **options):
        async def route(scope, receive, send):
            if scope["type"] == "http" and scope["server"][1] == console_port:
                # Stores are per account and region: outside a request of one, read what is under them.
                label = next((d["DomainName"] for d in cloudfront._distributions._data.values()), None)
                if label is None:
                    await send({"type": "http.response.start", "status": 503, "headers": [(b"retry-after", b"5")]})
                    return await send({"type": "http.response.body", "body": b"No distribution is deployed yet."})
                headers = [(name, value) for name, value in scope["headers"] if name.lower() != b"host"]
                scope = {**scope, "headers": [*headers, (b"host", label.encode())]}
            return await app(scope, receive, send)

        config.bind = [*config.bind, f"127.0.0.1:{console_port}"]
        await serve(route, config, **options)

    hypercorn.serve = serve_both


def stop_with_the_parent() -> None:
    """State is saved on SIGTERM only: when whoever holds our standard input goes, go the same way."""

    def wait() -> None:
        while os.read(0, 1024):
            pass
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=wait, daemon=True, name="parent-watch").start()


def main() -> None:
    if version("ministack") != PINNED:
        fail(f"MiniStack {version('ministack')} is installed but the corrections were written for {PINNED}.")
    state = os.environ.get("STATE_DIR")
    if not state or "CONSOLE_PORT" not in os.environ:
        fail("STATE_DIR or CONSOLE_PORT is not set: start the local cloud through local/cloud.ts.")
    switch_nagle_off()
    forget_stream_positions(Path(state))
    call_plain_http_secure()
    keep_error_names()
    fail_states_whose_function_fails_under_a_token()
    reap_every_idle_worker()
    honour_object_lock()
    if os.environ.get("THROTTLE") == "true":
        throttle_routes()
    serve_our_apis_behind_cloudfront()
    serve_the_distribution_at(int(os.environ["CONSOLE_PORT"]))

    from ministack import app
    from ministack.services import cognito

    if not need(cognito, "_RSA_PRIVATE_KEY"):
        fail("the package `cryptography` is missing: tokens and signatures would be random bytes.")
    stop_with_the_parent()
    need(app, "main")()


if __name__ == "__main__":
    main()
