// The viewer, in the language that is asked for and with the credentials of this server filled in.
"use strict";

const element = (id) => document.getElementById(id);

const isChinese = new URLSearchParams(location.search).get("lang") === "zh-CN";
document.documentElement.lang = isChinese ? "zh-CN" : "en";
document.querySelector(`nav a[hreflang="${document.documentElement.lang}"]`).setAttribute("aria-current", "page");

// An app gets its token from the server, as a client of the platform would.
async function issueTenantToken() {
  const { appId, appSecret } = element("tenant_token").dataset;
  const answer = await fetch("open-apis/auth/v3/tenant_access_token/internal", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ app_id: appId, app_secret: appSecret }),
  });
  const { tenant_access_token: token, msg } = await answer.json();
  if (!token) throw new Error(msg);
  element("tenant_token").textContent = token;
}

async function authorize() {
  try {
    await issueTenantToken();
  } catch (error) {
    element("problem").textContent = `No tenant access token: ${error.message}`;
  }
  for (const [scheme, id] of [
    ["tenantAccessToken", "tenant_token"],
    ["userAccessToken", "user_token"],
    ["larkHelpdeskAuthorization", "helpdesk"],
  ]) {
    viewer.preauthorizeApiKey(scheme, element(id).textContent);
  }
}

// Keeps the operations that the phrase is found in, whatever its case, and all of a tag whose name it is found in.
function filterOperations(tags, phrase) {
  const isFound = (text) => text?.toLowerCase().includes(phrase.trim().toLowerCase());
  const isShown = (operation) =>
    isFound(operation.get("path")) ||
    ["operationId", "summary", "x-feishu-title", "x-feishu-id"].some((key) => isFound(operation.getIn(["operation", key])));
  return tags
    .map((tag, name) => (isFound(name) ? tag : tag.update("operations", (operations) => operations.filter(isShown))))
    .filter((tag) => tag.get("operations").size > 0);
}

const viewer = SwaggerUIBundle({
  url: isChinese ? "openapi.zh-CN.json" : "openapi.json",
  dom_id: "#viewer",
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  displayOperationId: true,
  filter: true,
  plugins: [() => ({ fn: { opsFilter: filterOperations } })],
  // It would send the document to a validator elsewhere.
  validatorUrl: null,
  onComplete: authorize,
});
