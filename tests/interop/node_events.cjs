// The official Node SDK at a long connection: prints the type of each event that it is given, until its input ends.
"use strict";

const readline = require("node:readline");
const lark = require("@larksuiteoapi/node-sdk");

const env = process.env;
const TYPES = [
  "helpdesk.ticket.created_v1",
  "helpdesk.ticket.updated_v1",
  "helpdesk.ticket_message.created_v1",
  "helpdesk.notification.approve_v1",
];
const quiet = { error() {}, warn() {}, info() {}, debug() {}, trace() {} };
const handlers = Object.fromEntries(TYPES.map((type) => [type, async () => console.log(type)]));
const eventDispatcher = new lark.EventDispatcher({ logger: quiet }).register(handlers);

new lark.WSClient({
  appId: env.FEISHU_APP_ID,
  appSecret: env.FEISHU_APP_SECRET,
  domain: env.FEISHU_BASE_URL,
  logger: quiet,
}).start({ eventDispatcher });

readline.createInterface({ input: process.stdin }).on("close", () => process.exit(0));
