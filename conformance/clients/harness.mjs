// What the client scripts share: input on stdin, one JSON line on stdout, and the delivered codes.

import { createHmac } from "node:crypto";

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

/** What an authenticator app shows for a secret, some time steps from now (RFC 6238). */
export function totp(secret, steps = 0) {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30000) + steps));
  const digest = createHmac("sha1", key).update(counter).digest();
  const word = digest.readUInt32BE(digest[19] & 15) & 0x7fffffff;
  return String(word % 1000000).padStart(6, "0");
}
