// The mock's page in a browser: a person finds every operation, tries one, and sees its answer.
// What the helpdesk keeps and pushes is seen there as it changes.
"use strict";

const http = require("node:http");
const lark = require("@larksuiteoapi/node-sdk");
const { chromium } = require("playwright-core");

const [, , executablePath, screenshot] = process.argv;
const url = process.env.FEISHU_BASE_URL;

/** A receiver of events, which takes all of them. */
async function receive() {
  const logger = { error() {}, warn() {}, info() {}, debug() {}, trace() {} };
  const dispatcher = new lark.EventDispatcher({ encryptKey: process.env.FEISHU_ENCRYPT_KEY, logger });
  dispatcher.register({ "helpdesk.ticket.created_v1": () => {} });
  const server = http.createServer(lark.adaptDefault("/events", dispatcher, { autoChallenge: true }));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const body = JSON.stringify({ url: `http://127.0.0.1:${server.address().port}/events` });
  await fetch(`${url}/_mock/callback`, { method: "PUT", body });
  return server;
}

async function main() {
  const server = await receive();
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-background-networking"] });
  const page = await browser.newPage({ viewport: { width: 1280, height: 1100 } });
  const problems = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  page.on("request", (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith("data:")) problems.push(`asks for ${request.url()}`);
  });

  await page.goto(url);
  await page.locator(".opblock").first().waitFor();
  const document = await (await fetch(`${url}/openapi.json`)).json();
  const documented = Object.values(document.paths).flatMap((item) => Object.values(item)).map((it) => it.operationId);
  for (const id of documented) {
    if ((await page.locator(`.opblock[id$="-${id}"]`).count()) !== 1) problems.push(`${id} is not on the page`);
  }

  // A person finds an operation by its name, by a word of its title in either language, or by its path.
  const filter = page.locator(".operation-filter-input");
  for (const [phrase, id] of [
    ["StartService", "startService"],
    ["startService", "startService"],
    ["start a help desk", "startService"],
    ["知识库", "createFaq"],
    ["/start_service", "startService"],
    ["helpdesk.v1.ticket.start_service", "startService"],
  ]) {
    await filter.fill(phrase);
    const shown = page.locator(`.opblock[id$="-${id}"]`);
    await shown.waitFor({ timeout: 5000 }).catch(() => problems.push(`${phrase} does not find ${id}`));
    const others = await page.locator(".opblock").count();
    if (others === 0 || others === documented.length) problems.push(`${phrase} shows ${others} operations`);
  }
  await filter.fill("");

  // Both languages have all operations.
  const titles = async (lang) => {
    await page.goto(`${url}/?lang=${lang}`);
    await page.locator(".opblock").first().waitFor();
    return (await page.locator(".opblock-summary-description").allInnerTexts()).join("\n");
  };
  if (!(await titles("zh-CN")).includes("创建服务台对话")) problems.push("the Chinese page is not in Chinese");
  if (/[\u4e00-\u9fff]/.test(await titles("en"))) problems.push("the English page has titles in Chinese");

  /** Opens an operation, sends it as it is filled in, and gives the answer. */
  const execute = async (id) => {
    const tried = page.locator(`.opblock[id$="-${id}"]`);
    await tried.locator(".opblock-summary").click();
    await tried.getByRole("button", { name: "Try it out" }).click();
    await tried.getByRole("button", { name: "Execute", exact: true }).click();
    const answer = tried.locator(".live-responses-table tbody");
    const status = await answer.locator(".response-col_status").first().innerText();
    const body = JSON.parse(await answer.locator("pre").first().innerText());
    if (!status.startsWith("200") || body.code !== 0) problems.push(`${id} answered ${status} ${JSON.stringify(body)}`);
    return body.data;
  };
  const { ticket_id: ticketId } = await execute("startService");
  const tickets = page.locator("#tickets tbody tr");
  await tickets.filter({ hasText: ticketId }).waitFor({ timeout: 5000 }).catch(() => problems.push("the ticket is not listed"));

  // What is filled in names what is there.
  await page.reload();
  await page.locator(".opblock").first().waitFor();
  const { ticket } = await execute("getTicket");
  if (ticket.ticket_id !== ticketId) problems.push(`the ticket ${ticket.ticket_id} is filled in, and not ${ticketId}`);
  await execute("createTicketMessage");
  await execute("updateTicket");

  await page.locator("#events select").selectOption("helpdesk.ticket.created_v1");
  await page.locator("#events button").click();
  const pushed = page.locator("#events tbody tr").filter({ hasText: "delivered" });
  await pushed.first().waitFor({ timeout: 5000 }).catch(() => problems.push("no event was delivered"));
  await page.evaluate(() => scrollTo(0, 0));
  await page.screenshot({ path: screenshot });
  await browser.close();
  server.closeAllConnections();
  server.close();

  for (const problem of problems) console.error(problem);
  console.log(`${documented.length} operations shown, 4 tried`);
  process.exitCode = problems.length ? 1 : 0;
}

main();
