// aws-jwt-verify's CognitoJwtVerifier, its key cache filled from the served JWKS.
// In: {endpoint, userPoolId, clientId, idToken, accessToken}. Out: {identity, access, refusals: [names]}.
import { CognitoJwtVerifier } from "aws-jwt-verify";
import { fail, input, report } from "./harness.mjs";

const request = await input();
const jwks = await (await fetch(`${request.endpoint}/${request.userPoolId}/.well-known/jwks.json`)).json();

function verifier(settings) {
  const made = CognitoJwtVerifier.create({ userPoolId: request.userPoolId, ...settings });
  made.cacheJwks(jwks);
  return made;
}

async function refusal(verification) {
  try {
    await verification();
    return null;
  } catch (error) {
    return error.constructor.name;
  }
}

try {
  const clientId = request.clientId;
  const identity = await verifier({ tokenUse: "id", clientId }).verify(request.idToken);
  const access = await verifier({ tokenUse: "access", clientId }).verify(request.accessToken);
  const [head, body, signature] = request.idToken.split(".");
  const changed = `${head}.${body}.${signature.slice(0, 8)}${signature[8] === "A" ? "B" : "A"}${signature.slice(9)}`;
  const refusals = [
    await refusal(() => verifier({ tokenUse: "access", clientId }).verify(request.idToken)),
    await refusal(() => verifier({ tokenUse: "id", clientId: "another" }).verify(request.idToken)),
    await refusal(() => verifier({ tokenUse: "id", clientId }).verify(changed)),
  ];
  report({ identity, access, refusals });
} catch (error) {
  fail(error);
}
