// The Node.js runtime: loads a handler and feeds it events from one pipe, answering on another.
//
// The host starts it with events on descriptor 3, answers on descriptor 4, and one pipe for everything that is printed on
// descriptors 1 and 2. A frame is a four-byte big-endian length and that many bytes. An event's frame begins with the length
// of its head; the head's lines are request id, deadline, function ARN, trace id and, if there is one, the client context. An
// answer's first byte says what it is: R ready, r result, e error of the handler, x error after which the process ends,
// I error while loading. Errors carry the length and text of their type before the payload.
//
// A log event that may span lines is written as a mark, the text with its newlines replaced, and a newline.
//
// Waiting for an event blocks the event loop on purpose: between invocations nothing of the function runs, as on AWS.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const util = require('node:util');
const { Writable } = require('node:stream');
const { createRequire } = require('node:module');
const { pathToFileURL } = require('node:url');

const EVENTS = 3;
const ANSWERS = 4;
const LOG = 2;
const ANSWER_BYTES_MAX = 6291556;

const environment = process.env;
const taskRoot = environment.LAMBDA_TASK_ROOT;
const declared = /^AWS_Lambda_nodejs(\d+)/.exec(environment.AWS_EXECUTION_ENV || '');
const declaredMajor = declared ? Number(declared[1]) : 22;
// From nodejs24.x on there are no callbacks, and a plain return value counts.
const isPromiseOnly = declaredMajor >= 24;
const isJsonLog = environment.AWS_LAMBDA_LOG_FORMAT === 'JSON';
const streaming = Symbol.for('aws.lambda.runtime.handler.streaming');

let current = null;
let requestId;

// --- pipes ----------------------------------------------------------------------------------------------------------

function pause() {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
}

function isTransient(error) {
  return error.code === 'EAGAIN' || error.code === 'EINTR';
}

function writeAll(descriptor, buffer) {
  let offset = 0;
  while (offset < buffer.length) {
    try {
      offset += fs.writeSync(descriptor, buffer, offset);
    } catch (error) {
      if (!isTransient(error)) throw error;
      pause();
    }
  }
}

let input = Buffer.allocUnsafe(65536);

// Fills `input` from `length` on and returns the new length; ends the process when the host is gone.
function readSome(length) {
  for (;;) {
    try {
      const count = fs.readSync(EVENTS, input, length, input.length - length, null);
      if (count === 0) process.reallyExit(0);
      return length + count;
    } catch (error) {
      if (!isTransient(error)) throw error;
      pause();
    }
  }
}

function nextEvent() {
  let length = 0;
  while (length < 8) length = readSome(length);
  const end = 4 + input.readUInt32BE(0);
  if (end > input.length) {
    const larger = Buffer.allocUnsafe(end);
    input.copy(larger, 0, 0, length);
    input = larger;
  }
  while (length < end) length = readSome(length);
  const payloadStart = 8 + input.readUInt32BE(4);
  const lines = input.utf8Slice(8, payloadStart).split('\n');
  const event = {
    requestId: lines[0],
    deadlineMs: Number(lines[1]),
    arn: lines[2],
    traceId: lines[3],
    clientContext: lines.length > 4 ? lines.slice(4).join('\n') : undefined,
    payload: input.utf8Slice(payloadStart, end),
  };
  if (input.length > 1 << 20) input = Buffer.allocUnsafe(65536);
  return event;
}

function answer(kind, body) {
  const length = typeof body === 'string' ? Buffer.byteLength(body) : body.length;
  const frame = Buffer.allocUnsafe(5 + length);
  frame.writeUInt32BE(length + 1, 0);
  frame.write(kind, 4, 'latin1');
  if (typeof body === 'string') frame.utf8Write(body, 5);
  else body.copy(frame, 5);
  writeAll(ANSWERS, frame);
}

function answerError(kind, errorType, payload) {
  const type = Buffer.from(errorType);
  const head = Buffer.alloc(2);
  head.writeUInt16BE(type.length);
  answer(kind, Buffer.concat([head, type, Buffer.from(payload)]));
}

function writeLogEvent(text) {
  writeAll(LOG, Buffer.from(`\x1e\x1f${text.replaceAll('\n', '\x1f')}\n`));
}

// --- logging --------------------------------------------------------------------------------------------------------

const LEVELS = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'];
const levelMin = isJsonLog ? Math.max(LEVELS.indexOf(environment.AWS_LAMBDA_LOG_LEVEL), 0) : 0;

function writeConsole(level, values) {
  const time = new Date().toISOString();
  if (!isJsonLog) {
    writeLogEvent(`${time}\t${requestId ?? (isPromiseOnly ? '-' : 'undefined')}\t${level}\t${util.format(...values)}\n`);
    return;
  }
  if (LEVELS.indexOf(level) < levelMin) return;
  const record = { timestamp: time, level, requestId };
  const error = values.find((value) => value instanceof Error);
  record.message = values.length === 1 && !error ? values[0] : util.format(...values);
  if (error) Object.assign(record, describe(error, 'stackTrace'));
  let line;
  try {
    line = JSON.stringify(record);
  } catch {
    line = JSON.stringify({ ...record, message: util.format(...values) });
  }
  writeLogEvent(`${line}\n`);
}

for (const [method, level] of Object.entries({
  log: 'INFO', info: 'INFO', debug: 'DEBUG', warn: 'WARN', error: 'ERROR', trace: 'TRACE', fatal: 'FATAL',
})) {
  console[method] = (...values) => writeConsole(level, values);
}

// --- errors ---------------------------------------------------------------------------------------------------------

class Fault extends Error {
  constructor(errorType, message) {
    super(message);
    this.name = errorType;
  }
}

class UnhandledPromiseRejection extends Error {
  constructor(reason, promise) {
    super(reason instanceof Error ? `${reason}` : util.format(reason));
    this.name = 'Runtime.UnhandledPromiseRejection';
    this.reason = reason;
    this.promise = promise;
  }
}

function isError(value) {
  return util.types.isNativeError(value) || value instanceof Error;
}

// The type, message and trace of whatever was thrown; `member` is the name the trace goes by.
function describe(error, member) {
  if (!isError(error)) {
    let message;
    try {
      message = `${error}`;
    } catch {
      message = util.format(error);
    }
    return { errorType: typeof error, errorMessage: message, [member]: [] };
  }
  const trace = typeof error.stack === 'string' ? error.stack.split('\n') : [];
  return { errorType: error.name, errorMessage: error.message, [member]: trace };
}

function errorPayload(error) {
  const fields = describe(error, 'trace');
  if (error instanceof UnhandledPromiseRejection) {
    const { errorType, errorMessage, trace } = fields;
    const reason = isError(error.reason) ? describe(error.reason, 'stackTrace') : error.reason;
    return stringify({ errorType, errorMessage, reason, promise: {}, trace });
  }
  return stringify(fields);
}

function stringify(fields) {
  try {
    return JSON.stringify(fields);
  } catch {
    return JSON.stringify({ errorType: fields.errorType, errorMessage: fields.errorMessage, trace: fields.trace });
  }
}

function logError(headline, error) {
  const { errorType, errorMessage, stack } = describe(error, 'stack');
  const own = isError(error) ? { ...error } : {};
  delete own.name;
  if (error instanceof UnhandledPromiseRejection) {
    own.reason = isError(error.reason) ? describe(error.reason, 'stackTrace') : error.reason;
    own.promise = {};
  }
  if (isJsonLog) return writeConsole('ERROR', [error]);
  return writeConsole('ERROR', [`${headline} \t${stringify({ errorType, errorMessage, ...own, stack })}`]);
}

// --- the handler ----------------------------------------------------------------------------------------------------

function isFile(name) {
  return fs.statSync(name, { throwIfNoEntry: false })?.isFile() === true;
}

// Whether the nearest package.json makes `.js` files ES modules.
function isModulePackage(directory) {
  for (let at = directory; ; at = path.dirname(at)) {
    const description = path.join(at, 'package.json');
    if (isFile(description)) {
      try {
        return JSON.parse(fs.readFileSync(description, 'utf8')).type === 'module';
      } catch {
        return false;
      }
    }
    if (at === taskRoot || at === path.dirname(at)) return false;
  }
}

const requireFromTask = createRequire(path.join(taskRoot, 'index.js'));

function importFile(file) {
  return import(pathToFileURL(file).href);
}

async function loadModule(directory, name) {
  const base = path.resolve(taskRoot, directory, name);
  if (isPromiseOnly) {
    const found = ['', '.js', '.mjs', '.cjs'].map((extension) => base + extension).find(isFile);
    return importFile(found ?? requireFromTask.resolve(name, { paths: [path.resolve(taskRoot, directory)] }));
  }
  if (isFile(base)) return requireFromTask(base);
  if (isFile(`${base}.js`)) {
    return isModulePackage(path.dirname(base)) ? importFile(`${base}.js`) : requireFromTask(`${base}.js`);
  }
  if (isFile(`${base}.mjs`)) return importFile(`${base}.mjs`);
  if (isFile(`${base}.cjs`)) return requireFromTask(`${base}.cjs`);
  return requireFromTask(requireFromTask.resolve(name, { paths: [path.resolve(taskRoot, directory), taskRoot] }));
}

function lookUp(module, exportPath) {
  const walk = (start) => exportPath.split('.').reduce((value, key) => (value == null ? undefined : value[key]), start);
  const found = walk(module);
  return found === undefined && isPromiseOnly && module.default ? walk(module.default) : found;
}

async function loadHandler(text) {
  if (text.includes('..')) {
    throw new Fault(
      'Runtime.MalformedHandlerName',
      `'${text}' is not a valid handler name. Use absolute paths when specifying root directories in handler names.`,
    );
  }
  const parts = /^([^.]*)\.(.*)$/.exec(path.basename(text));
  if (!parts) throw new Fault('Runtime.MalformedHandlerName', 'Bad handler');
  const directory = text.slice(0, text.length - path.basename(text).length);
  let module;
  try {
    module = await loadModule(directory, parts[1]);
  } catch (error) {
    if (error?.code === 'MODULE_NOT_FOUND' || error?.code === 'ERR_MODULE_NOT_FOUND') {
      throw new Fault('Runtime.ImportModuleError', `${error}`);
    }
    if (error instanceof SyntaxError) throw new Fault('Runtime.UserCodeSyntaxError', `${error}`);
    throw error;
  }
  const handler = lookUp(module, parts[2]);
  if (handler === undefined) throw new Fault('Runtime.HandlerNotFound', `${text} is undefined or not exported`);
  if (typeof handler !== 'function') throw new Fault('Runtime.HandlerNotFound', `${text} is not a function`);
  if (isPromiseOnly && !handler[streaming] && handler.length >= 3) {
    throw new Fault(
      'Runtime.CallbackHandlerDeprecated',
      'ERROR: AWS Lambda has removed support for callback-based function handlers starting with Node.js 24. ' +
        'Return a promise from the handler, or declare the runtime nodejs22.x.',
    );
  }
  return handler;
}

// A handler may answer with a stream; all it writes becomes the response.
globalThis.awslambda = {
  streamifyResponse: (handler) => Object.assign(handler, { [streaming]: true }),
  HttpResponseStream: {
    from(stream, prelude) {
      stream.write(JSON.stringify(prelude));
      stream.write(Buffer.alloc(8));
      return stream;
    },
  },
};

class ResponseStream extends Writable {
  chunks = [];

  _write(chunk, encoding, done) {
    this.chunks.push(Buffer.from(chunk, encoding));
    done();
  }

  setContentType() {}
}

// One invocation: what the handler is given, and the one answer it may give.
class Call {
  constructor(event) {
    this.event = event;
    this.isDone = false;
    this.pending = undefined;
  }

  context() {
    const { event } = this;
    const context = {
      awsRequestId: event.requestId,
      invokedFunctionArn: event.arn,
      functionName: environment.AWS_LAMBDA_FUNCTION_NAME,
      functionVersion: environment.AWS_LAMBDA_FUNCTION_VERSION,
      memoryLimitInMB: environment.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
      logGroupName: environment.AWS_LAMBDA_LOG_GROUP_NAME,
      logStreamName: environment.AWS_LAMBDA_LOG_STREAM_NAME,
      clientContext: event.clientContext ? JSON.parse(event.clientContext) : undefined,
      identity: undefined,
      getRemainingTimeInMillis: () => event.deadlineMs - Date.now(),
      callbackWaitsForEmptyEventLoop: true,
    };
    if (!isPromiseOnly) {
      context.done = (error, value) => this.settle(error, value);
      context.succeed = (value) => this.settle(null, value);
      context.fail = (error) => this.settle(error ?? 'handled', undefined);
    }
    return context;
  }

  callback(context) {
    return (error, value) => {
      if (this.isDone || this.pending) return;
      if (error !== undefined && error !== null) this.fail(error);
      else if (context.callbackWaitsForEmptyEventLoop) this.pending = { value };
      else this.succeed(value);
    };
  }

  settle(error, value) {
    if (error !== undefined && error !== null) this.fail(error);
    else this.succeed(value);
  }

  succeed(value) {
    if (this.isDone) return;
    let body;
    try {
      body = Buffer.isBuffer(value) && value.isResponse ? value : JSON.stringify(value === undefined ? null : value);
      if (body === undefined) body = 'null';
    } catch {
      this.fail(new Error('Unable to stringify response body'));
      return;
    }
    if (Buffer.byteLength(body) > ANSWER_BYTES_MAX) {
      const errorType = 'Function.ResponseSizeTooLarge';
      const errorMessage = `Response payload size exceeded maximum allowed payload size (${ANSWER_BYTES_MAX} bytes).`;
      this.finish(() => answerError('e', errorType, JSON.stringify({ errorMessage, errorType })));
      return;
    }
    this.finish(() => answer('r', body));
  }

  fail(error) {
    if (this.isDone) return;
    logError('Invoke Error', error);
    this.finish(() => answerError('e', describe(error, 'trace').errorType, errorPayload(error)));
  }

  finish(send) {
    this.isDone = true;
    current = null;
    send();
    setImmediate(serve);
  }
}

let handler;

function serve() {
  const event = nextEvent();
  requestId = event.requestId;
  environment._X_AMZN_TRACE_ID = event.traceId;
  const call = new Call(event);
  current = call;
  try {
    const context = call.context();
    const payload = JSON.parse(event.payload);
    if (handler[streaming]) return serveStream(call, payload, context);
    const returned = isPromiseOnly ? handler(payload, context) : handler(payload, context, call.callback(context));
    if (typeof returned?.then === 'function') {
      returned.then((value) => call.succeed(value), (error) => call.fail(error));
    } else if (isPromiseOnly) {
      call.succeed(returned);
    }
  } catch (error) {
    call.fail(error);
  }
  return undefined;
}

function serveStream(call, payload, context) {
  const stream = new ResponseStream();
  const respond = () => call.succeed(Object.assign(Buffer.concat(stream.chunks), { isResponse: true }));
  stream.on('finish', respond);
  stream.on('error', (error) => call.fail(error));
  Promise.resolve(handler(payload, stream, context)).then(undefined, (error) => call.fail(error));
}

// The loop is empty: whatever the handler has, or has not, passed to its callback is the answer.
process.on('beforeExit', () => {
  if (current) current.succeed(current.pending?.value);
});

function end(headline, error, exitCode) {
  logError(headline, error);
  const kind = handler ? 'x' : 'I';
  if (current || !handler) answerError(kind, describe(error, 'trace').errorType, errorPayload(error));
  process.exit(exitCode);
}

process.on('uncaughtException', (error) => end('Uncaught Exception', error, 129));
process.on('unhandledRejection', (reason, promise) => {
  end('Unhandled Promise Rejection', new UnhandledPromiseRejection(reason, promise), 128);
});

loadHandler(environment._HANDLER).then(
  (found) => {
    handler = found;
    answer('R', '');
    setImmediate(serve);
  },
  (error) => end('Uncaught Exception', error, 1),
);
