// Every Helpdesk call of the official Node SDK, with the examples of the OpenAPI document, against the mock.
// The SDK is walked, not listed: a call is what is a function below `client.helpdesk.v1`.
"use strict";

const lark = require("@larksuiteoapi/node-sdk");
const { exampleOf, operations } = require("./examples.cjs");

const env = process.env;
const client = new lark.Client({
  appId: env.FEISHU_APP_ID,
  appSecret: env.FEISHU_APP_SECRET,
  domain: env.FEISHU_BASE_URL,
  helpDeskId: env.FEISHU_HELPDESK_ID,
  helpDeskToken: env.FEISHU_HELPDESK_TOKEN,
  logger: { error() {}, warn() {}, info() {}, debug() {}, trace() {} },
});

// The SDK's own `withHelpDeskCredential` puts `Bearer ` before the value, and the pages do not. The mock holds to the
// pages, so the header is handed over as they say.
const credential = Buffer.from(`${env.FEISHU_HELPDESK_ID}:${env.FEISHU_HELPDESK_TOKEN}`).toString("base64");
const asDocumented = { headers: { "X-Lark-Helpdesk-Authorization": credential } };

function* calls(resource, name = []) {
  for (const [key, value] of Object.entries(resource)) {
    if (typeof value === "function") yield [[...name, key].join("."), value];
    else if (value && typeof value === "object") yield* calls(value, [...name, key]);
  }
}

/** What the SDK sends a call to, read from its source. */
function target(call) {
  const [, path] = /(\/open-apis\/helpdesk\/[^`]*)`/.exec(call.toString());
  const [, method] = /method: "([A-Z]+)"/.exec(call.toString());
  return { method, path };
}

function payload({ path }, operation) {
  const values = (place) => operation.parameters.filter((it) => it.in === place);
  const inPath = values("path").sort((a, b) => operation.path.indexOf(a.name) - operation.path.indexOf(b.name));
  const names = path.split("/").filter((segment) => segment.startsWith(":"));
  return {
    path: Object.fromEntries(names.map((name, index) => [name.slice(1), exampleOf(inPath[index])])),
    params: Object.fromEntries(values("query").map((it) => [it.name, exampleOf(it)])),
    ...(operation.body && { data: operation.body }),
  };
}

async function complete(name, call, payload, options) {
  if (name.endsWith("WithIterator")) {
    for await (const page of await call(payload, options)) return page;
    throw new Error("no page");
  }
  const answer = await call(payload, options);
  if (!answer.getReadableStream) {
    if (answer.code !== 0) throw new Error(`code ${answer.code}: ${answer.msg}`);
    return answer;
  }
  const chunks = [];
  for await (const chunk of answer.getReadableStream()) chunks.push(chunk);
  if (Buffer.concat(chunks).toString("latin1", 1, 4) !== "PNG") throw new Error("no picture");
}

async function main() {
  const documented = await operations(env.FEISHU_BASE_URL);
  const failures = [];
  const reached = new Set();
  let supported = 0;
  for (const [name, call] of calls(client.helpdesk.v1)) {
    supported += 1;
    try {
      const sdk = target(call);
      const operation = documented.get(`${sdk.method} ${sdk.path.replace(/:\w+/g, "{}")}`);
      if (!operation) throw new Error(`${sdk.method} ${sdk.path} is not documented`);
      const token = operation.user ? lark.withUserAccessToken(env.FEISHU_USER_TOKEN) : {};
      await complete(name, call, payload(sdk, operation), { ...token, ...asDocumented });
      reached.add(operation.id);
    } catch (error) {
      const answer = error.response?.data;
      failures.push(`${name}: ${answer?.msg ? `${answer.code} ${answer.msg}` : error.stack}`);
    }
  }
  for (const failure of failures) console.error(failure);

  const own = await client.helpdesk.v1.ticket.list({ params: {} }, lark.withHelpDeskCredential()).then(
    () => "is accepted",
    (error) => `is refused with ${error.response?.data?.code}, for the pages show no \`Bearer\` in it`,
  );
  const missing = [...documented.values()].filter((it) => !reached.has(it.id)).map((it) => it.id);
  console.error(`operations that the SDK does not reach: ${missing.join(", ") || "none"}`);
  console.error(`the helpdesk header as the SDK itself writes it ${own}`);
  console.log(`${supported - failures.length} of ${supported} calls, ${reached.size} of ${documented.size} operations`);
  process.exitCode = failures.length ? 1 : 0;
}

main();
