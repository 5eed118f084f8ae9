"""Every Helpdesk call of the official Python SDK, with the examples of the OpenAPI document, against the mock.

The SDK is walked, not listed: a call is a public method of a resource below `client.helpdesk.v1`.
"""

import base64
import inspect
import os
import re
import sys
import typing

import lark_oapi
from lark_oapi.core.enum import AccessTokenType
from lark_oapi.core.model import RequestOption

from examples import example_of, operations

env = os.environ
client = (
    lark_oapi.Client.builder()
    .app_id(env["FEISHU_APP_ID"])
    .app_secret(env["FEISHU_APP_SECRET"])
    .domain(env["FEISHU_BASE_URL"])
    .build()
)
# With this the SDK takes user tokens, and fetches no tenant tokens any more.
client_with_tokens = (
    lark_oapi.Client.builder().domain(env["FEISHU_BASE_URL"]).enable_set_token(True).build()
)
HELPDESK = base64.b64encode(f"{env['FEISHU_HELPDESK_ID']}:{env['FEISHU_HELPDESK_TOKEN']}".encode()).decode()


def option():
    header = {"X-Lark-Helpdesk-Authorization": HELPDESK}
    return RequestOption.builder().headers(header).user_access_token(env["FEISHU_USER_TOKEN"]).build()


def calls():
    for name, resource in vars(client.helpdesk.v1).items():
        for method, call in inspect.getmembers(resource, inspect.ismethod):
            # Each call has a twin that is asynchronous.
            if not method.startswith("_") and not inspect.iscoroutinefunction(call):
                yield name, method, call


def request(call, documented):
    """A request of the SDK with the documented example, and the operation it is for."""
    builder = inspect.signature(call).parameters["request"].annotation.builder()
    empty = builder.build()
    path = re.sub(r":\w+", "{}", empty.uri)
    operation = documented[f"{empty.http_method.name} {path}"]
    in_path = re.findall(r"{(\w+)}", operation["path"])
    for name, documented_name in zip(re.findall(r":(\w+)", empty.uri), in_path):
        parameter = next(it for it in operation["parameters"] if it["name"] == documented_name)
        getattr(builder, name)(example_of(parameter))
    for parameter in operation["parameters"]:
        if parameter["in"] == "query":
            getattr(builder, parameter["name"])(example_of(parameter))
    if operation["body"] is not None:
        body = typing.get_type_hints(builder.request_body)["request_body"]
        builder.request_body(body(operation["body"]))
    return builder.build(), operation


def complete(name, method, call, documented):
    sent, operation = request(call, documented)
    if AccessTokenType.TENANT not in sent.token_types:
        call = getattr(getattr(client_with_tokens.helpdesk.v1, name), method)
    answer = call(sent, option())
    if not answer.success():
        raise RuntimeError(f"code {answer.code}: {answer.msg}")
    if hasattr(answer, "file") and not answer.file.read().startswith(b"\x89PNG"):
        raise RuntimeError("no picture")
    return operation["id"]


def main():
    documented = operations(env["FEISHU_BASE_URL"])
    supported, reached, failures = 0, set(), []
    for name, method, call in calls():
        supported += 1
        try:
            reached.add(complete(name, method, call, documented))
        except Exception as error:  # Whatever the SDK throws.
            failures.append(f"{name}.{method}: {type(error).__name__}: {error}")
    for failure in failures:
        print(failure, file=sys.stderr)
    missing = sorted({it["id"] for it in documented.values()} - reached)
    print(f"operations that the SDK does not reach: {', '.join(missing) or 'none'}", file=sys.stderr)
    print(f"{supported - len(failures)} of {supported} calls, {len(reached)} of {len(documented)} operations")
    sys.exit(bool(failures))


main()
