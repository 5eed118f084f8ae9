"""What schemathesis sends otherwise than it would by itself."""

import schemathesis


def whole(value):
    """JSON Schema takes 1.0 for an integer. The mock does not, as a server does not that decodes into integer types."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    if isinstance(value, list):
        return [whole(item) for item in value]
    if isinstance(value, dict):
        return {key: whole(item) for key, item in value.items()}
    return value


@schemathesis.hook
def before_call(context, case, kwargs):
    if isinstance(case.body, (list, dict)):
        case.body = whole(case.body)
