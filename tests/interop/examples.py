"""The examples of the OpenAPI document, for the SDKs that have to be given something to send."""

import json
import re
import urllib.request


def example_of(it):
    """The example of a parameter or of a media type."""
    if "examples" in it:
        return next(iter(it["examples"].values()))["value"]
    return next(iter(it["schema"].get("examples", [])), None)


def operations(url):
    """The operations by method and path, the path with `{}` for each parameter."""
    with urllib.request.urlopen(f"{url}/openapi.json") as answer:
        document = json.load(answer)
    found = {}
    for path, item in document["paths"].items():
        for method, operation in item.items():
            body = operation.get("requestBody", {}).get("content", {}).get("application/json")
            found[f"{method.upper()} {re.sub(r'{[^}]*}', '{}', path)}"] = {
                "id": operation["operationId"],
                "path": path,
                "parameters": operation.get("parameters", []),
                "body": body and (example_of(body) or {}),
            }
    return found
