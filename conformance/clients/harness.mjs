// What the client scripts share: input on stdin, one JSON line on stdout, and the delivered codes.

/** The JSON object given on stdin. */
export async function input() {
  let text = "";
  for await (const chunk of process.stdin) {
    text += chunk;
  }
  return JSON.parse(text);
}

/** Prints the result as the last line of stdout. */
export function report(result) {
  process.stdout.write(`\n${JSON.stringify(result)}\n`);
}

/** Prints an error the test expects or explains. */
export function fail(error, extra = {}) {
  const name = error?.code ?? error?.name ?? "Error";
  report({ error: { name, message: error?.message ?? String(error), ...extra } });
}

/** The code in the newest message to the destination. */
export async function messageCode({ endpoint, userPoolId }, destination) {
  const query = new URLSearchParams({ userPoolId, destination });
  const answer = await fetch(`${endpoint}/_vestibule/messages?${query}`);
  const { messages } = await answer.json();
  return messages[0].code;
}
