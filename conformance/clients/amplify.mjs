// Drives aws-amplify's sign-in in Node.js, and reports every step it asked for.
// In: {endpoint, userPoolId, clientId, username, password?, options, answers?, destination?, metadata?, totp?, again?, refresh?, global?}
// Out: {steps: [...], idToken, accessToken, refreshed?, user?} or {error: {name, message, steps}}.
import { Amplify } from "aws-amplify";
import { confirmSignIn, fetchAuthSession, fetchUserAttributes, setUpTOTP, signIn, signOut, updateMFAPreference, verifyTOTPSetup } from "aws-amplify/auth";
import { fail, input, messageCode, report, totp } from "./harness.mjs";

// The library names the device after the browser; Node.js has had this object since 21.
globalThis.navigator ??= { userAgent: `Node.js/${process.versions.node}` };
const request = await input();
Amplify.configure({
  Auth: {
    Cognito: {
      userPoolId: request.userPoolId,
      userPoolClientId: request.clientId,
      userPoolEndpoint: request.endpoint,
    },
  },
});
const steps = [];
let secret;

/** The answer to a step, as a person would give it. */
async function answer(step) {
  switch (step.signInStep) {
    case "CONFIRM_SIGN_IN_WITH_SMS_CODE":
    case "CONFIRM_SIGN_IN_WITH_EMAIL_CODE":
      return messageCode(request, request.destination);
    case "CONTINUE_SIGN_IN_WITH_TOTP_SETUP":
      secret = step.totpSetupDetails.sharedSecret;
      return totp(secret);
    case "CONFIRM_SIGN_IN_WITH_TOTP_CODE":
      return totp(secret, 1);
    default:
      return request.answers.shift();
  }
}

async function wholeSignIn() {
  let outcome = await signIn({ username: request.username, password: request.password, options: request.options });
  while (!outcome.isSignedIn) {
    const { totpSetupDetails, ...shown } = outcome.nextStep;
    steps.push(shown);
    const options = request.metadata ? { clientMetadata: request.metadata } : undefined;
    outcome = await confirmSignIn({ challengeResponse: await answer(outcome.nextStep), options });
  }
}

async function session(options) {
  const { tokens } = await fetchAuthSession(options);
  return { idToken: tokens.idToken.toString(), accessToken: tokens.accessToken.toString() };
}

try {
  await wholeSignIn();
  const result = { ...(await session()), user: await fetchUserAttributes() };
  if (request.totp) {
    secret = (await setUpTOTP()).sharedSecret;
    await verifyTOTPSetup({ code: totp(secret) });
    await updateMFAPreference({ totp: "PREFERRED" });
    await signOut();
    await wholeSignIn();
  }
  if (request.again) {
    await signOut();
    await wholeSignIn();
  }
  if (request.refresh) {
    result.refreshed = await session({ forceRefresh: true });
  }
  if (request.global) {
    await signOut({ global: true });
  }
  report({ steps, ...result });
} catch (error) {
  fail(error, { steps });
}
