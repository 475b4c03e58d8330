// Signs a user up and confirms with amazon-cognito-identity-js.
// In: {endpoint, userPoolId, clientId, username, password, email, metadata?}. Out: {userSub, confirmed, userConfirmed}.
import identity from "amazon-cognito-identity-js";
import { fail, input, messageCode, report } from "./harness.mjs";

const { CognitoUser, CognitoUserAttribute, CognitoUserPool } = identity;
const request = await input();
const pool = new CognitoUserPool({
  UserPoolId: request.userPoolId,
  ClientId: request.clientId,
  endpoint: request.endpoint,
});

function called(call) {
  return new Promise((resolve, reject) => call((error, result) => (error ? reject(error) : resolve(result))));
}

try {
  // In this library the callback is not the last argument: the metadata follows it.
  const attributes = [new CognitoUserAttribute({ Name: "email", Value: request.email })];
  const signedUp = await called((done) =>
    pool.signUp(request.username, request.password, attributes, null, done, request.metadata),
  );
  const user = new CognitoUser({ Username: request.username, Pool: pool });
  const code = await messageCode(request, request.email);
  const confirmed = await called((done) => user.confirmRegistration(code, true, done, request.metadata));
  report({ userSub: signedUp.userSub, userConfirmed: signedUp.userConfirmed, confirmed });
} catch (error) {
  fail(error);
}
