"""A ticket from its opening to its end with the official Python SDK, against a helpdesk that is steered over HTTP.

The SDK sends the calls, and receives the events that follow from them.
"""

import base64
import json
import os
import threading
import time
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer

import lark_oapi
from lark_oapi.api.helpdesk.v1 import (
    CreateTicketMessageRequest,
    CreateTicketMessageRequestBody,
    Event,
    GetTicketRequest,
    ListTicketMessageRequest,
    ListTicketRequest,
    StartServiceTicketRequest,
    StartServiceTicketRequestBody,
    SubscribeEventRequest,
    SubscribeEventRequestBody,
    UpdateTicketRequest,
    UpdateTicketRequestBody,
)
from lark_oapi.core.model import RawRequest, RequestOption

env = os.environ
url = env["FEISHU_BASE_URL"]
updates = []


def steer(method, path, body=None):
    data = None if body is None else json.dumps(body).encode()
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(f"{url}/_mock/{path}", data=data, method=method, headers=headers)
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


receiver = (
    lark_oapi.EventDispatcherHandler.builder(env["FEISHU_ENCRYPT_KEY"], env["FEISHU_VERIFICATION_TOKEN"])
    .register_p2_helpdesk_ticket_updated_v1(lambda event: updates.append(event.event))
    .build()
)


class Receive(BaseHTTPRequestHandler):
    def do_POST(self):
        request = RawRequest()
        request.uri = self.path
        request.body = self.rfile.read(int(self.headers["Content-Length"]))
        # The SDK looks them up in this spelling.
        request.headers = {"-".join(part.capitalize() for part in name.split("-")): value for name, value in self.headers.items()}
        response = receiver.do(request)
        self.send_response(response.status_code)
        self.end_headers()
        self.wfile.write(response.content)

    def log_message(self, *_):
        pass


server = HTTPServer(("127.0.0.1", 0), Receive)
threading.Thread(target=server.serve_forever, daemon=True).start()

client = lark_oapi.Client.builder().app_id(env["FEISHU_APP_ID"]).app_secret(env["FEISHU_APP_SECRET"]).domain(url).build()
# With this the SDK takes user tokens, and fetches no tenant tokens any more.
by_user = lark_oapi.Client.builder().domain(url).enable_set_token(True).build()
helpdesk = base64.b64encode(f"{env['FEISHU_HELPDESK_ID']}:{env['FEISHU_HELPDESK_TOKEN']}".encode()).decode()
header = {"X-Lark-Helpdesk-Authorization": helpdesk}
app = RequestOption.builder().headers(header).build()
user = RequestOption.builder().headers(header).user_access_token(env["FEISHU_USER_TOKEN"]).build()
v1 = client.helpdesk.v1


def done(answer):
    assert answer.success(), f"code {answer.code}: {answer.msg}"
    return getattr(answer, "data", None)


def start():
    body = StartServiceTicketRequestBody.builder().open_id(env["FEISHU_OPEN_ID"]).human_service(True).build()
    return v1.ticket.start_service(StartServiceTicketRequest.builder().request_body(body).build(), app)


def write(ticket_id):
    # The page has an object here, and the SDK types it as a text.
    body = CreateTicketMessageRequestBody.builder().msg_type("text").content({"text": "How can I help?"}).build()
    request = CreateTicketMessageRequest.builder().ticket_id(ticket_id).request_body(body).build()
    return v1.ticket_message.create(request, app)


def update(ticket_id, status):
    body = UpdateTicketRequestBody.builder().status(status).build()
    request = UpdateTicketRequest.builder().ticket_id(ticket_id).request_body(body).build()
    return by_user.helpdesk.v1.ticket.update(request, user)


steer("POST", "reset", {"state": "empty"})
steer("PUT", "callback", {"url": f"http://127.0.0.1:{server.server_port}/events"})
event = Event.builder().type("helpdesk.ticket").subtype("ticket.updated_v1").build()
body = SubscribeEventRequestBody.builder().events([event]).build()
done(v1.event.subscribe(SubscribeEventRequest.builder().request_body(body).build(), app))

ticket_id = done(start()).ticket_id
listed = done(v1.ticket.list(ListTicketRequest.builder().guest_id(env["FEISHU_OPEN_ID"]).build(), app))
assert [ticket.ticket_id for ticket in listed.tickets] == [ticket_id], listed.tickets
message_id = done(write(ticket_id)).message_id
messages = done(v1.ticket_message.list(ListTicketMessageRequest.builder().ticket_id(ticket_id).build(), app)).messages
assert [message.message_id for message in messages] == [message_id], messages

for status in (2, 51):
    done(update(ticket_id, status))
for _ in range(100):
    if len(updates) == 2:
        break
    time.sleep(0.05)
changes = sorted((it.old_object.status, it.object.status) for it in updates)
assert changes == [(1, 2), (2, 51)], changes
assert write(ticket_id).code == 154401
assert done(v1.ticket.get(GetTicketRequest.builder().ticket_id(ticket_id).build(), app)).ticket.status == 51

# A fault, an answer, time, and the log.
operation = "helpdesk.v1.ticket.start_service"
steer("POST", "faults", {"operation": operation, "faults": [{"kind": "error", "code": 154402}]})
assert start().code == 154402
steer("POST", "answers", {"operation": operation, "data": {"chat_id": "oc_1", "ticket_id": "7"}, "times": 1})
assert done(start()).ticket_id == "7"
steer("POST", "time", {"advance_ms": 3_600_000})
codes = [it["code"] for it in steer("GET", f"requests?operation={operation}")["requests"]]
assert codes == [0, 154402, 0], codes
assert {it["state"] for it in steer("GET", "deliveries")["deliveries"]} == {"delivered"}
try:
    steer("POST", "faults", {"operation": "no.such", "faults": []})
    raise AssertionError("an unknown operation was taken")
except urllib.error.HTTPError as error:
    assert error.code == 400
steer("POST", "reset", {"state": "examples"})

print("1 ticket opened, answered and closed, 2 events received, 7 ways of steering")
