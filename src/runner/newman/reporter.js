'use strict';
// Newman's JSON report, written while the run goes on: newman/lib/reporters/json keeps every body until the
// end and fails above 512 MiB of text. What it leaves out: scripts, examples, folders of failures, and bodies
// of requests that passed. Each row is written at once, so that a run that is killed leaves what it had.

const fs = require('fs');
const path = require('path');

// More than postorb keeps of a body or text, in bytes: what is longer is shown as cut.
const KEPT = 64 << 10;

module.exports = function (newman, options) {
  const file = fs.openSync(options.export, 'a');
  const keepsAll = options.bodies === 'all';
  const rows = new Map(); // what is known of the requests under way, by `cursor.ref`
  let isBroken = false, isFirst = true, isDone = false, fatal = null;

  function write(text) {
    if (isBroken) return;
    try {
      for (let bytes = Buffer.from(text); bytes.length;) bytes = bytes.subarray(fs.writeSync(file, bytes));
    } catch (error) {
      isBroken = true; // The report ends here, and its reader says so.
      console.error('postorb: the report cannot be written: ' + error.message);
    }
  }

  function row(event) {
    const ref = event && event.cursor && event.cursor.ref;
    if (!ref) return null;
    if (!rows.has(ref)) rows.set(ref, { requests: [], failed: false });
    return rows.get(ref);
  }

  newman.on('start', () => {
    write('{"collection":' + text(collection(newman.summary.collection)) +
      ',\n"environment":' + text(scope(newman.summary.environment)) +
      ',\n"globals":' + text(scope(newman.summary.globals)) + ',\n"run":{"executions":[\n');
  });

  newman.on('request', (error, event) => {
    const known = row(event);
    if (!known) return;
    known.requests.push({ cursor: event.cursor, item: event.item, error, sent: event.request, answer: event.response });
    known.failed = known.failed || !!error;
  });

  newman.on('script', (error, event) => {
    const known = error && event.event && row(event);
    if (!known) return;
    const name = event.event.listen + 'Script';
    (known[name] = known[name] || []).push({ error: failure(error) });
    known.failed = true;
  });

  newman.on('assertion', (error, event) => {
    const known = row(event);
    if (!known) return;
    known.assertions = known.assertions || [];
    known.assertions.push({ assertion: event.assertion, skipped: event.skipped, error: failure(error) });
    known.failed = known.failed || !!error;
  });

  newman.on('item', (_, event) => end(event && event.cursor && event.cursor.ref));

  function end(ref) {
    const known = rows.get(ref);
    if (!known) return;
    rows.delete(ref);
    for (const request of known.requests) {
      write((isFirst ? '' : ',') + text({
        cursor: request.cursor,
        item: brief(request.item),
        id: request.item && request.item.id,
        request: sent(request.sent),
        response: answer(request.answer, keepsAll || known.failed),
        requestError: request.error ? failure(request.error) : undefined,
        assertions: known.assertions,
        prerequestScript: known.prerequestScript,
        testScript: known.testScript,
      }) + '\n');
      isFirst = false;
      // Newman keeps every answer until the end. Scripts need it up to here, and nobody later.
      if (request.answer) request.answer.stream = undefined;
    }
  }

  newman.on('done', (error) => {
    isDone = true;
    fatal = fatal || error;
    // A run that timed out goes on for some requests: those under way may end.
    if (error && error.message === 'callback timed out') setTimeout(() => process.exit(1), 2000).unref();
  });

  // What it runs for may be gone, killed: nobody reads the report then, and it has secrets in it.
  const parent = Number(options.parent);
  if (parent) {
    setInterval(() => {
      try {
        process.kill(parent, 0);
      } catch {
        fs.rmSync(path.dirname(options.export), { recursive: true, force: true });
        process.exit(1);
      }
    }, 1000).unref();
  }

  // A report ends where the run came to its end. One that was cut is known by its reader.
  process.on('exit', () => {
    if (!isDone) return;
    for (const ref of [...rows.keys()]) end(ref);
    const { run, environment, globals } = newman.summary;
    write('],"stats":' + text(run.stats) +
      ',\n"timings":' + text({ started: run.timings.started, completed: run.timings.completed || Date.now() }) +
      ',\n"failures":[\n' + run.failures.map((one) => text({
        error: failure(one.error), at: one.at, source: brief(one.source), cursor: one.cursor,
      })).join(',\n') +
      '],\n"error":' + (fatal ? text(failure(fatal)) : 'null') +
      '},\n"environment":' + text(scope(environment)) + ',\n"globals":' + text(scope(globals)) + '}\n');
  });
};

function text(value) {
  const written = JSON.stringify(value);
  return written === undefined ? 'null' : written;
}

function brief(item) {
  return item ? { id: item.id, name: item.name } : undefined;
}

function plain(value) {
  return value && typeof value.toJSON === 'function' ? value.toJSON() : value;
}

// The tree of names and ids, and what in a collection can be secret: variables and authentication.
function collection(whole) {
  const { info, name, id, item, variable, auth } = plain(whole) || {};
  const strip = (items) => (items || []).map((one) => ({
    id: one.id, name: one.name, item: one.item ? strip(one.item) : undefined,
    variable: one.variable, auth: one.auth,
    request: one.request ? { auth: one.request.auth } : undefined,
  }));
  return { _: plain(whole)._, info, name, id, item: strip(item), variable, auth };
}

function scope(variables) {
  return plain(variables) || {};
}

function sent(request) {
  const { url, header, method, body, auth } = plain(request) || {};
  const cut = body && typeof body.raw === 'string' && body.raw.length > KEPT ?
    { ...body, raw: body.raw.slice(0, KEPT) } : body;
  return { url, header, method, body: cut, auth };
}

function answer(response, isKept) {
  if (!response) return undefined;
  const bytes = response.stream;
  const { id, status, code, header, cookie, responseTime, responseSize } =
    { ...response, header: plain(response.headers), cookie: plain(response.cookies) };
  const size = bytes ? bytes.length : responseSize;
  const stream = isKept && bytes ? { type: 'Buffer', data: Array.from(bytes.subarray(0, KEPT)), size: bytes.length } : undefined;
  return { id, status, code, header, stream, cookie, responseTime, responseSize: size };
}

// An error whose message and place are not its own members, as those of Node are.
function failure(error) {
  if (!error) return undefined;
  const { name, index, test, message, stack, stacktrace, type, code, syscall, hostname, address } = error;
  return { name, index, test, message, stack, stacktrace, type, code, syscall, hostname, address };
}
