// Drives aws-amplify in a real browser: registers a passkey on a virtual authenticator and signs in with it.
// In: {endpoint, userPoolId, clientId, username, password}
// Out: {listed, again, byPasskey, tokens, asked, selected, left, afterwards}.
import { createServer } from "node:http";

import { build } from "esbuild";
import { chromium } from "playwright-core";
import { input, report } from "./harness.mjs";

const request = await input();

const page = `
import { Amplify } from "aws-amplify";
import { associateWebAuthnCredential, confirmSignIn, deleteWebAuthnCredential, fetchAuthSession,
  listWebAuthnCredentials, signIn, signOut } from "aws-amplify/auth";

window.auth = { associateWebAuthnCredential, confirmSignIn, deleteWebAuthnCredential, fetchAuthSession,
  listWebAuthnCredentials, signIn, signOut };
window.configure = ({ endpoint, userPoolId, clientId }) => Amplify.configure({
  Auth: { Cognito: { userPoolId, userPoolClientId: clientId, userPoolEndpoint: endpoint } },
});
window.ready = true;
`;

async function bundle() {
  const result = await build({
    stdin: { contents: page, resolveDir: import.meta.dirname },
    bundle: true, write: false, format: "iife", platform: "browser", logLevel: "silent",
  });
  return result.outputFiles[0].text;
}

/** Serves the page on localhost, which is the relying party. */
async function serve(script) {
  const server = createServer((asked, response) => {
    if (asked.url === "/page.js") {
      response.writeHead(200, { "content-type": "text/javascript" }).end(script);
    } else {
      response.writeHead(200, { "content-type": "text/html" })
        .end(`<!doctype html><title>passkeys</title><script src="/page.js"></script>`);
    }
  });
  await new Promise((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  return server;
}

async function addAuthenticator(tab) {
  const devtools = await tab.context().newCDPSession(tab);
  await devtools.send("WebAuthn.enable");
  const options = {
    protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true,
  };
  await devtools.send("WebAuthn.addVirtualAuthenticator", { options });
}

/** What happens in the page, step by step. */
async function walk({ username, password }) {
  const { auth } = window;
  const seen = {};
  const tokens = async () => Object.keys((await auth.fetchAuthSession()).tokens ?? {}).sort();
  const byPasskey = () => auth.signIn({
    username, options: { authFlowType: "USER_AUTH", preferredChallenge: "WEB_AUTHN" },
  });

  await auth.signIn({
    username, password, options: { authFlowType: "USER_AUTH", preferredChallenge: "PASSWORD_SRP" },
  });
  await auth.associateWebAuthnCredential();
  seen.listed = (await auth.listWebAuthnCredentials()).credentials
    .map(({ friendlyCredentialName, relyingPartyId, authenticatorAttachment, authenticatorTransports }) =>
      ({ friendlyCredentialName, relyingPartyId, authenticatorAttachment, authenticatorTransports }));
  seen.again = await auth.associateWebAuthnCredential().then(() => "registered", (error) => error.name);
  await auth.signOut();

  seen.byPasskey = (await byPasskey()).nextStep;
  seen.tokens = await tokens();
  await auth.signOut();

  const asked = await auth.signIn({ username, options: { authFlowType: "USER_AUTH" } });
  seen.asked = asked.nextStep;
  seen.selected = (await auth.confirmSignIn({ challengeResponse: "WEB_AUTHN" })).nextStep;

  const [{ credentialId }] = (await auth.listWebAuthnCredentials()).credentials;
  await auth.deleteWebAuthnCredential({ credentialId });
  seen.left = (await auth.listWebAuthnCredentials()).credentials.length;
  await auth.signOut();
  seen.afterwards = (await byPasskey()).nextStep.signInStep;
  return seen;
}

const server = await serve(await bundle());
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"],
});
try {
  const tab = await browser.newPage();
  tab.on("pageerror", (error) => console.error(String(error)));
  await tab.goto(`http://localhost:${server.address().port}/`);
  await tab.waitForFunction("window.ready");
  await addAuthenticator(tab);
  await tab.evaluate((given) => window.configure(given), request);
  report(await tab.evaluate(walk, request));
} finally {
  await browser.close();
  server.close();
}
