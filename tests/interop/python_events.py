"""The official Python SDK at a long connection: prints the type of each event that it is given, until its input ends."""

import os
import sys
import threading

import lark_oapi

env = os.environ
TYPES = [
    "helpdesk.ticket.created_v1",
    "helpdesk.ticket.updated_v1",
    "helpdesk.ticket_message.created_v1",
    "helpdesk.notification.approve_v1",
]


def end():
    sys.stdin.read()
    # The SDK owns the main thread, and cannot be asked to stop.
    os._exit(0)


handler = lark_oapi.EventDispatcherHandler.builder("", "")
for event_type in TYPES:
    # As JSON: the SDK's own type of a message event refuses the page's example, whose `comments` is not a list.
    handler.register_p2_customized_event(event_type, lambda _, event_type=event_type: print(event_type, flush=True))

threading.Thread(target=end, daemon=True).start()
lark_oapi.ws.Client(
    env["FEISHU_APP_ID"],
    env["FEISHU_APP_SECRET"],
    event_handler=handler.build(),
    domain=env["FEISHU_BASE_URL"],
    log_level=lark_oapi.LogLevel.CRITICAL,
).start()
