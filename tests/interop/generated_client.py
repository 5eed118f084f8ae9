"""Opens a ticket against the mock, and answers in it, with the client that openapi-python-client has generated."""

import os

from helpdesk_openapi import AuthenticatedClient
from helpdesk_openapi.api.ticket import start_service
from helpdesk_openapi.api.ticket_message import create_ticket_message
from helpdesk_openapi.models import CreateTicketMessageRequest, CreateTicketMessageRequestContent, StartServiceRequest

client = AuthenticatedClient(
    base_url=os.environ["FEISHU_BASE_URL"],
    token=os.environ["TENANT_TOKEN"],
    headers={"X-Lark-Helpdesk-Authorization": os.environ["HELPDESK_AUTHORIZATION"]},
)

started = start_service.sync(client=client, body=StartServiceRequest(open_id=os.environ["FEISHU_OPEN_ID"]))
assert started.code == 0, started
assert started.data.ticket_id and started.data.chat_id, started

content = CreateTicketMessageRequestContent()
content["text"] = "How can I help?"
message = CreateTicketMessageRequest(msg_type="text", content=content)
sent = create_ticket_message.sync(started.data.ticket_id, client=client, body=message)
assert sent.code == 0, sent
assert sent.data.message_id, sent

print("1 ticket opened, 1 message sent")
