// Shows the state and the pushed events of the server as they change.
"use strict";

const EVERY_MS = 1000;

function fill(table, rows) {
  table.tBodies[0].replaceChildren(
    ...rows.map((cells) => {
      const row = document.createElement("tr");
      for (const cell of cells) row.insertCell().textContent = cell ?? "";
      return row;
    }),
  );
}

const time = (millis) => (millis > 0 ? new Date(millis).toISOString().replace("T", " ").slice(0, 19) : "");

const events = element("events");
const form = events.querySelector("form");

function show({ tickets, deliveries, event_types: types }) {
  element("tickets").hidden = tickets === null;
  const ticket = (it) => [it.ticket_id, it.status, it.ticket_type, it.guest?.id, time(it.created_at), time(it.updated_at)];
  fill(element("tickets").querySelector("table"), (tickets ?? []).map(ticket));
  const attempt = ({ status, error }) => status ?? error;
  const delivery = (it) => [it.event_type, it.event_id, it.state, it.attempts.map(attempt).join(", ")];
  fill(events.querySelector("table"), deliveries.map(delivery));
  if (form.event_type.options.length === 0) form.event_type.append(...types.map((type) => new Option(type)));
}

async function look() {
  try {
    if (!document.hidden) show(await (await fetch("_mock/recent")).json());
  } finally {
    // The server may have been stopped, and may come back.
    setTimeout(look, EVERY_MS);
  }
}

form.addEventListener("submit", async (submitted) => {
  submitted.preventDefault();
  const answer = await fetch("_mock/events", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ event_type: form.event_type.value }),
  });
  const { error, state } = await answer.json();
  form.querySelector("output").textContent = error ?? state;
});

look();
