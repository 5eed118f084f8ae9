// A ticket from its opening to its end with the official Node SDK, against a helpdesk that is steered over HTTP.
// The SDK sends the calls, and receives the events that follow from them.
"use strict";

const assert = require("node:assert");
const http = require("node:http");
const lark = require("@larksuiteoapi/node-sdk");

const env = process.env;
const url = env.FEISHU_BASE_URL;
const logger = { error() {}, warn() {}, info() {}, debug() {}, trace() {} };
const client = new lark.Client({
  appId: env.FEISHU_APP_ID,
  appSecret: env.FEISHU_APP_SECRET,
  domain: url,
  helpDeskId: env.FEISHU_HELPDESK_ID,
  helpDeskToken: env.FEISHU_HELPDESK_TOKEN,
  logger,
});
const credential = Buffer.from(`${env.FEISHU_HELPDESK_ID}:${env.FEISHU_HELPDESK_TOKEN}`).toString("base64");
const app = { headers: { "X-Lark-Helpdesk-Authorization": credential } };
const user = { ...lark.withUserAccessToken(env.FEISHU_USER_TOKEN), ...app };
const { v1 } = client.helpdesk;

async function steer(method, path, body) {
  const answer = await fetch(`${url}/_mock/${path}`, {
    method,
    ...(body && { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } }),
  });
  return { status: answer.status, ...(await answer.json()) };
}

/** The code of a call, failed or not. */
const code = (call) => call.then((answer) => answer.code, (error) => error.response?.data?.code);

async function main() {
  const updates = [];
  const dispatcher = new lark.EventDispatcher({ encryptKey: env.FEISHU_ENCRYPT_KEY, logger }).register({
    "helpdesk.ticket.updated_v1": (event) => updates.push(event),
  });
  const server = http.createServer();
  server.on("request", lark.adaptDefault("/events", dispatcher, { autoChallenge: true }));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));

  await steer("POST", "reset", { state: "empty" });
  await steer("PUT", "callback", { url: `http://127.0.0.1:${server.address().port}/events` });
  const events = [{ type: "helpdesk.ticket", subtype: "ticket.updated_v1" }];
  assert.equal(await code(v1.event.subscribe({ data: { events } }, app)), 0);

  const start = () => v1.ticket.startService({ data: { open_id: env.FEISHU_OPEN_ID, human_service: true } }, app);
  const ticket_id = (await start()).data.ticket_id;
  const listed = await v1.ticket.list({ params: { guest_id: env.FEISHU_OPEN_ID } }, app);
  assert.deepEqual(listed.data.tickets.map((ticket) => ticket.ticket_id), [ticket_id]);
  const write = () =>
    v1.ticketMessage.create({ path: { ticket_id }, data: { msg_type: "text", content: { text: "How can I help?" } } }, app);
  const { message_id } = (await write()).data;
  const messages = await v1.ticketMessage.list({ path: { ticket_id } }, app);
  assert.deepEqual(messages.data.messages.map((message) => message.message_id), [message_id]);

  for (const status of [2, 51]) {
    assert.equal(await code(v1.ticket.update({ path: { ticket_id }, data: { status } }, user)), 0);
  }
  for (let waited = 0; updates.length < 2 && waited < 100; waited += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const changes = updates.map(({ old_object, object }) => [old_object.status, object.status]).sort();
  assert.deepEqual(changes, [[1, 2], [2, 51]]);
  assert.equal(await code(write()), 154401);
  assert.equal((await v1.ticket.get({ path: { ticket_id } }, app)).data.ticket.status, 51);

  // A fault, an answer, time, and the log.
  const operation = "helpdesk.v1.ticket.start_service";
  await steer("POST", "faults", { operation, faults: [{ kind: "error", code: 154402 }] });
  assert.equal(await code(start()), 154402);
  await steer("POST", "answers", { operation, data: { chat_id: "oc_1", ticket_id: "7" }, times: 1 });
  assert.equal((await start()).data.ticket_id, "7");
  await steer("POST", "time", { advance_ms: 3_600_000 });
  const { requests } = await steer("GET", `requests?operation=${operation}`);
  assert.deepEqual(requests.map((request) => request.code), [0, 154402, 0]);
  const { deliveries } = await steer("GET", "deliveries");
  assert(deliveries.every(({ state }) => state === "delivered"));
  assert.equal((await steer("POST", "faults", { operation: "no.such", faults: [] })).status, 400);
  await steer("POST", "reset", { state: "examples" });

  server.closeAllConnections();
  server.close();
  console.log("1 ticket opened, answered and closed, 2 events received, 7 ways of steering");
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
