// Signs a user up and confirms with amazon-cognito-identity-js.
// In: {endpoint, userPoolId, clientId, username, password, email, metadata?}. Out: {userSub, confirmed, userConfirmed}.
import { promisify } from "node:util";
import identity from "amazon-cognito-identity-js";
import { fail, input, messageCode, report } from "./harness.mjs";

const { CognitoUser, CognitoUserAttribute, CognitoUserPool } = identity;
const request = await input();
const pool = new CognitoUserPool({
  UserPoolId: request.userPoolId,
  ClientId: request.clientId,
  endpoint: request.endpoint,
});

try {
  const signedUp = await promisify(pool.signUp.bind(pool))(
    request.username,
    request.password,
    [new CognitoUserAttribute({ Name: "email", Value: request.email })],
    null,
    request.metadata,
  );
  const user = new CognitoUser({ Username: request.username, Pool: pool });
  const code = await messageCode(request, request.email);
  const confirmed = await promisify(user.confirmRegistration.bind(user))(code, true, request.metadata);
  report({ userSub: signedUp.userSub, userConfirmed: signedUp.userConfirmed, confirmed });
} catch (error) {
  fail(error);
}
