// The viewer, with the credentials of this server filled in.
"use strict";

const element = (id) => document.getElementById(id);

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
    element("authorized").textContent = `No tenant access token: ${error.message}`;
  }
  for (const [scheme, id] of [
    ["tenantAccessToken", "tenant_token"],
    ["userAccessToken", "user_token"],
    ["larkHelpdeskAuthorization", "helpdesk"],
  ]) {
    viewer.preauthorizeApiKey(scheme, element(id).textContent);
  }
}

const viewer = SwaggerUIBundle({
  url: "openapi.json",
  dom_id: "#viewer",
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  filter: true,
  // It would send the document to a validator elsewhere.
  validatorUrl: null,
  onComplete: authorize,
});
