"""The Python runtime: loads a handler and feeds it events from one pipe, answering on another.

The host starts it with events on descriptor 3, answers on descriptor 4, and one pipe for everything that is printed on
descriptors 1 and 2. A frame is a four-byte big-endian length and that many bytes. An event's frame begins with the length
of its head; the head's lines are request id, deadline, function ARN, trace id and, if there is one, the client context. An
answer's first byte says what it is: R ready, r result, e error of the handler, x error after which the process ends,
I error while loading. Errors carry the length and text of their type before the payload.

A log event that may span lines is written as a mark, the text with its newlines replaced, and a newline.
"""

import importlib
import json
import logging
import os
import sys
import time
import traceback

EVENTS, ANSWERS, LOG = 3, 4, 2
ANSWER_BYTES_MAX = 6291556
EVENT_MARK, NEWLINE_MARK = b"\x1e\x1f", b"\x1f"
LEVELS = {"TRACE": logging.DEBUG, "FATAL": logging.CRITICAL}


class Fault(Exception):
    """A failure that the runtime itself names, with a trace already in text."""

    def __init__(self, error_type, message, trace=()):
        super().__init__(message)
        self.error_type = error_type
        self.trace = list(trace)


class State:
    """What log lines need to know about the invocation in progress."""

    request_id = ""
    is_json = os.environ.get("AWS_LAMBDA_LOG_FORMAT") == "JSON"


# --- pipes -----------------------------------------------------------------------------------------------------------


def write_all(descriptor, data):
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view):]


def next_event():
    """Waits for an event and returns its head's lines and its payload; ends the process when the host is gone."""
    data = os.read(EVENTS, 65536)
    if not data:
        os._exit(0)
    while len(data) < 8:
        more = os.read(EVENTS, 65536)
        if not more:
            os._exit(0)
        data += more
    end = 4 + int.from_bytes(data[:4], "big")
    if len(data) < end:
        parts, length = [data], len(data)
        while length < end:
            more = os.read(EVENTS, 1048576)
            if not more:
                os._exit(0)
            parts.append(more)
            length += len(more)
        data = b"".join(parts)
    payload = 8 + int.from_bytes(data[4:8], "big")
    return data[8:payload].decode().split("\n", 4), data[payload:]


def answer(kind, body):
    write_all(ANSWERS, (len(body) + 1).to_bytes(4, "big") + kind + body)


def answer_error(kind, error_type, payload):
    name = error_type.encode()
    answer(kind, len(name).to_bytes(2, "big") + name + payload)


def flush_output():
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except Exception:  # the handler may have closed or replaced it
            pass


def write_log_event(text):
    flush_output()
    data = text.encode("utf-8", "backslashreplace").replace(b"\n", NEWLINE_MARK)
    write_all(LOG, EVENT_MARK + data + b"\n")


# --- logging ---------------------------------------------------------------------------------------------------------


class LogFormatter(logging.Formatter):
    converter = time.gmtime

    def __init__(self):
        super().__init__(
            "[%(levelname)s]\t%(asctime)s.%(msecs)03dZ\t%(aws_request_id)s\t%(message)s", "%Y-%m-%dT%H:%M:%S"
        )

    def format(self, record):
        record.aws_request_id = State.request_id
        return super().format(record) + "\n"


class JsonLogFormatter(logging.Formatter):
    converter = time.gmtime

    def format(self, record):
        fields = {
            "timestamp": self.formatTime(record, "%Y-%m-%dT%H:%M:%SZ"),
            "level": record.levelname,
            "message": record.getMessage(),
            "logger": record.name,
            "requestId": State.request_id,
        }
        if record.exc_info and record.exc_info[0]:
            kind, value, trace = record.exc_info
            fields["errorType"] = kind.__name__
            fields["errorMessage"] = str(value)
            fields["stackTrace"] = format_frames(traceback.extract_tb(trace))
        return json.dumps(fields, default=str) + "\n"


class LogHandler(logging.Handler):
    def emit(self, record):
        try:
            write_log_event(self.format(record))
        except Exception:
            self.handleError(record)


def set_up_logging():
    handler = LogHandler()
    handler.setFormatter(JsonLogFormatter() if State.is_json else LogFormatter())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    level = os.environ.get("AWS_LAMBDA_LOG_LEVEL")
    if State.is_json and level:
        root.setLevel(LEVELS.get(level, level))


# --- errors ----------------------------------------------------------------------------------------------------------


def format_frames(frames):
    lines = []
    for frame in frames:
        text = '  File "%s", line %s, in %s\n' % (frame.filename, frame.lineno, frame.name)
        lines.append(text + ("    %s\n" % frame.line if frame.line else ""))
    return lines


def user_frames(error):
    """The frames of an error from the first that is not of this file or of the import machinery."""
    frames = traceback.extract_tb(error.__traceback__)
    own = (__file__, importlib.__file__)
    while frames and (frames[0].filename in own or frames[0].filename.startswith("<frozen importlib")):
        del frames[0]
    return format_frames(frames)


def describe(error):
    """The type, message and trace of an error, as payloads and log lines show them."""
    if isinstance(error, Fault):
        return error.error_type, str(error), error.trace
    return type(error).__name__, str(error), user_frames(error)


def log_error(error_type, message, trace):
    if State.is_json:
        fields = {
            "timestamp": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
            "log_level": "ERROR",
            "errorType": error_type,
            "errorMessage": message,
            "requestId": State.request_id,
            "stackTrace": trace,
        }
        return write_log_event(json.dumps(fields) + "\n")
    lines = ["[ERROR] %s: %s" % (error_type, message), "Traceback (most recent call last):"]
    for entry in trace:
        for line in entry.splitlines():
            text = line.lstrip(" ")
            lines.append("\u00a0" * (len(line) - len(text)) + text)
    write_log_event("\n".join(lines))


def error_payload(error_type, message, request_id, trace):
    fields = {"errorMessage": message, "errorType": error_type, "requestId": request_id, "stackTrace": trace}
    return json.dumps(fields).encode()


# --- the handler -----------------------------------------------------------------------------------------------------


def load_handler(text):
    """Finds what a handler string names; every failure has the name AWS gives it."""
    module_name, dot, function_name = text.rpartition(".")
    if not dot:
        raise Fault(
            "Runtime.MalformedHandlerName",
            "Bad handler '%s': not enough values to unpack (expected 2, got 1)" % text,
        )
    module_path = module_name.replace("/", ".")
    if module_path.split(".")[0] in sys.builtin_module_names:
        raise Fault(
            "Runtime.BuiltInModuleConflict", "Cannot use built-in module %s as a handler module" % module_name
        )
    try:
        module = importlib.import_module(module_path)
    except ImportError as error:
        raise Fault("Runtime.ImportModuleError", "Unable to import module '%s': %s" % (module_name, error))
    except SyntaxError as error:
        source = (error.text or "").strip()
        trace = ['  File "%s" Line %s\n    %s' % (error.filename, error.lineno, source)]
        raise Fault("Runtime.UserCodeSyntaxError", "Syntax error in module '%s': %s" % (module_name, error), trace)
    try:
        return getattr(module, function_name)
    except AttributeError:
        raise Fault(
            "Runtime.HandlerNotFound", "Handler '%s' missing on module '%s'" % (function_name, module_name)
        )


class Attributes:
    """An object whose attributes are the entries of a mapping; what is missing is None."""

    def __init__(self, names, values):
        values = values or {}
        for name, key in names.items():
            setattr(self, name, values.get(key))


CLIENT_NAMES = {
    "installation_id": "installation_id",
    "app_title": "app_title",
    "app_version_name": "app_version_name",
    "app_version_code": "app_version_code",
    "app_package_name": "app_package_name",
}


def client_context(text):
    if not text:
        return None
    fields = json.loads(text)
    context = Attributes({"custom": "custom", "env": "env"}, fields)
    context.client = Attributes(CLIENT_NAMES, fields.get("client")) if fields.get("client") else None
    return context


class Context:
    """What a handler learns about its invocation."""

    function_name = os.environ.get("AWS_LAMBDA_FUNCTION_NAME")
    function_version = os.environ.get("AWS_LAMBDA_FUNCTION_VERSION")
    memory_limit_in_mb = os.environ.get("AWS_LAMBDA_FUNCTION_MEMORY_SIZE")
    log_group_name = os.environ.get("AWS_LAMBDA_LOG_GROUP_NAME")
    log_stream_name = os.environ.get("AWS_LAMBDA_LOG_STREAM_NAME")
    tenant_id = None

    def __init__(self, request_id, deadline_ms, arn, client):
        self.aws_request_id = request_id
        self.invoked_function_arn = arn
        self.client_context = client_context(client)
        self.identity = Attributes({"cognito_identity_id": "i", "cognito_identity_pool_id": "p"}, None)
        self._deadline_ms = deadline_ms

    def get_remaining_time_in_millis(self):
        return max(self._deadline_ms - int(time.time() * 1000), 0)

    def log(self, message):
        sys.stdout.write(str(message))

    def __repr__(self):
        names = (
            "aws_request_id",
            "log_group_name",
            "log_stream_name",
            "function_name",
            "memory_limit_in_mb",
            "function_version",
            "invoked_function_arn",
            "client_context",
            "identity",
            "tenant_id",
        )
        return "LambdaContext([%s])" % ",".join("%s=%s" % (name, getattr(self, name)) for name in names)


def plain_value(value):
    """What json cannot write by itself: decimals, as numbers."""
    decimal = sys.modules.get("decimal")
    if decimal and isinstance(value, decimal.Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    raise TypeError("Object of type %s is not JSON serializable" % type(value).__name__)


def result_encoder():
    """How results are written: from Python 3.12 on, text beyond ASCII is sent as it is."""
    declared = os.environ.get("AWS_EXECUTION_ENV", "").rpartition("python3.")[2]
    is_ascii = declared.isdigit() and int(declared) < 12
    encode = json.JSONEncoder(ensure_ascii=is_ascii, default=plain_value).encode

    def encode_result(value):
        try:
            return encode(value).encode("utf-8")
        except Exception as error:
            raise Fault("Runtime.MarshalError", "Unable to marshal response: %s" % error)

    return encode_result


def decode_event(payload):
    try:
        return json.loads(payload)
    except Exception as error:
        raise Fault("Runtime.UnmarshalError", "Unable to unmarshal input: %s" % error)


def serve(handler):
    """Feeds events to the handler for as long as the host lives."""
    encode_result = result_encoder()
    environment = os.environ
    while True:
        head, payload = next_event()
        request_id, deadline_ms, arn, trace_id = head[:4]
        State.request_id = request_id
        environment["_X_AMZN_TRACE_ID"] = trace_id
        try:
            context = Context(request_id, int(deadline_ms), arn, head[4] if len(head) > 4 else None)
            body = encode_result(handler(decode_event(payload), context))
            if len(body) > ANSWER_BYTES_MAX:
                raise Fault(
                    "Function.ResponseSizeTooLarge",
                    "Response payload size exceeded maximum allowed payload size (%d bytes)." % ANSWER_BYTES_MAX,
                )
        except Exception as error:
            error_type, message, trace = describe(error)
            log_error(error_type, message, trace)
            if error_type == "Function.ResponseSizeTooLarge":
                error_body = json.dumps({"errorMessage": message, "errorType": error_type}).encode()
            else:
                error_body = error_payload(error_type, message, request_id, trace)
            flush_output()
            answer_error(b"e", error_type, error_body)
        else:
            flush_output()
            answer(b"r", body)


def main():
    for descriptor in (EVENTS, ANSWERS):
        os.set_inheritable(descriptor, False)
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", line_buffering=True)
    sys.stderr.reconfigure(encoding="utf-8", errors="backslashreplace", line_buffering=True)
    sys.dont_write_bytecode = True
    sys.path[0] = os.environ["LAMBDA_TASK_ROOT"]
    sys.argv[:] = [os.environ.get("_HANDLER", "")]
    set_up_logging()
    try:
        handler = load_handler(os.environ["_HANDLER"])
    except Exception as error:
        error_type, message, trace = describe(error)
        log_error(error_type, message, trace)
        flush_output()
        answer_error(b"I", error_type, error_payload(error_type, message, "", trace))
        os._exit(1)
    flush_output()
    answer(b"R", b"")
    serve(handler)
