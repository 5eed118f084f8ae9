// The mock's page in a browser: a person finds every operation, tries one, and sees its answer.
"use strict";

const { chromium } = require("playwright-core");

const [, , executablePath, screenshot] = process.argv;
const url = process.env.FEISHU_BASE_URL;

async function main() {
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

  const tried = page.locator('.opblock[id$="-startService"]');
  await tried.locator(".opblock-summary").click();
  await tried.getByRole("button", { name: "Try it out" }).click();
  await tried.getByRole("button", { name: "Execute", exact: true }).click();
  const answer = tried.locator(".live-responses-table tbody");
  const status = await answer.locator(".response-col_status").first().innerText();
  const body = await answer.locator("pre").first().innerText();
  if (!status.startsWith("200") || JSON.parse(body).code !== 0) problems.push(`startService answered ${status} ${body}`);
  await tried.locator(".responses-wrapper").scrollIntoViewIfNeeded();
  await page.screenshot({ path: screenshot });
  await browser.close();

  for (const problem of problems) console.error(problem);
  console.log(`${documented.length} operations shown, 1 tried`);
  process.exitCode = problems.length ? 1 : 0;
}

main();
