// The examples of the OpenAPI document, for the SDKs that have to be given something to send.
"use strict";

function resolve(document, it) {
  if (!it?.$ref) return it;
  return it.$ref.slice(2).split("/").reduce((found, key) => found[key.replace(/~1/g, "/").replace(/~0/g, "~")], document);
}

/** The example of a parameter or of a media type. */
function exampleOf({ examples, schema }) {
  return examples ? Object.values(examples)[0].value : schema.examples?.[0];
}

/** The operations by method and path, the path with `{}` for each parameter. */
async function operations(url) {
  const document = await (await fetch(`${url}/openapi.json`)).json();
  const found = new Map();
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(item)) {
      if (!operation.operationId) continue;
      const body = resolve(document, operation.requestBody)?.content["application/json"];
      found.set(`${method.toUpperCase()} ${path.replace(/\{[^}]*\}/g, "{}")}`, {
        id: operation.operationId,
        path,
        parameters: [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((it) => resolve(document, it)),
        body: body && (exampleOf(body) ?? {}),
        user: "userAccessToken" in operation.security[0],
      });
    }
  }
  return found;
}

module.exports = { exampleOf, operations };
