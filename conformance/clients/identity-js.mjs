// Drives amazon-cognito-identity-js through one sign-in and reports every step the library asked for.
// In: {endpoint, userPoolId, clientId, username, password, flow?, newPassword?, answers?, destination?, refresh?, metadata?}
// Out: {steps: [...], idToken, accessToken, refreshToken, payload, attributes?} or {error: {name, message, steps}}.
import identity from "amazon-cognito-identity-js";
import { fail, input, messageCode, report } from "./harness.mjs";

const { AuthenticationDetails, CognitoUser, CognitoUserPool } = identity;
const request = await input();
const pool = new CognitoUserPool({
  UserPoolId: request.userPoolId,
  ClientId: request.clientId,
  endpoint: request.endpoint,
});
const user = new CognitoUser({ Username: request.username, Pool: pool });
const steps = [];

function tokens(session) {
  return {
    idToken: session.getIdToken().getJwtToken(),
    accessToken: session.getAccessToken().getJwtToken(),
    refreshToken: session.getRefreshToken().getToken(),
    payload: session.getIdToken().decodePayload(),
    isValid: session.isValid(),
  };
}

function attributes() {
  return new Promise((resolve, reject) =>
    user.getUserAttributes((error, list) =>
      error ? reject(error) : resolve(Object.fromEntries(list.map((item) => [item.getName(), item.getValue()]))),
    ),
  );
}

function refresh(session) {
  return new Promise((resolve, reject) =>
    user.refreshSession(session.getRefreshToken(), (error, renewed) => (error ? reject(error) : resolve(renewed))),
  );
}

function signIn() {
  return new Promise((resolve, reject) => {
    const answers = [...(request.answers ?? [])];
    const callbacks = {
      onSuccess: resolve,
      onFailure: reject,
      mfaRequired: async (name, parameters) => {
        steps.push({ name, parameters });
        const code = request.code ?? (await messageCode(request, request.destination));
        user.sendMFACode(code, callbacks, name, request.metadata);
      },
      newPasswordRequired: (userAttributes, requiredAttributes) => {
        steps.push({ name: "NEW_PASSWORD_REQUIRED", userAttributes, requiredAttributes });
        user.completeNewPasswordChallenge(request.newPassword, {}, callbacks, request.metadata);
      },
      customChallenge: (parameters) => {
        steps.push({ name: "CUSTOM_CHALLENGE", parameters });
        user.sendCustomChallengeAnswer(answers.shift(), callbacks, request.metadata);
      },
    };
    const details = new AuthenticationDetails({
      Username: request.username,
      Password: request.password,
      ClientMetadata: request.metadata,
    });
    if (request.flow === "CUSTOM_AUTH") {
      user.setAuthenticationFlowType("CUSTOM_AUTH");
      user.initiateAuth(details, callbacks);
    } else {
      // With CUSTOM_AUTH here the library sends SRP_A by itself and so asks for the password first.
      user.setAuthenticationFlowType(request.flow === "CUSTOM_AUTH_AFTER_SRP" ? "CUSTOM_AUTH" : request.flow ?? "USER_SRP_AUTH");
      user.authenticateUser(details, callbacks);
    }
  });
}

try {
  const session = await signIn();
  const result = { steps, ...tokens(session), attributes: await attributes() };
  if (request.refresh) {
    result.refreshed = tokens(await refresh(session));
  }
  report(result);
} catch (error) {
  fail(error, { steps });
}
