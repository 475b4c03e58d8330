// What a signed-in user does with amazon-cognito-identity-js: authenticator apps, remembered devices, signing out,
// passwords and addresses.
// In: {endpoint, userPoolId, clientId, username, password, walk, ...}. Out: what the walk saw.
import identity from "amazon-cognito-identity-js";
import { fail, input, messageCode, report, totp } from "./harness.mjs";

const { AuthenticationDetails, CognitoUser, CognitoUserAttribute, CognitoUserPool } = identity;
const request = await input();
const pool = new CognitoUserPool({
  UserPoolId: request.userPoolId,
  ClientId: request.clientId,
  endpoint: request.endpoint,
});
const user = new CognitoUser({ Username: request.username, Pool: pool });
let secret;

/** Turns a call that takes {onSuccess, onFailure} into a promise. */
function settled(call, name = "onSuccess") {
  return new Promise((resolve, reject) => call({ [name]: resolve, onFailure: reject }));
}

/** Turns a call that takes (error, result) into a promise. */
function called(call) {
  return new Promise((resolve, reject) => call((error, result) => (error ? reject(error) : resolve(result))));
}

/** Signs in; answers the steps on the way, and says which they were. */
function signIn(password = request.password) {
  const steps = [];
  return new Promise((resolve, reject) => {
    const callbacks = {
      onSuccess: (session, userConfirmationNecessary) =>
        resolve({ steps, userConfirmationNecessary, access: session.getAccessToken().decodePayload() }),
      onFailure: reject,
      totpRequired: (name, parameters) => {
        steps.push({ name, parameters });
        // The code of the present step was spent when the app was registered.
        user.sendMFACode(totp(secret, 1), callbacks, name);
      },
      mfaSetup: async (name, parameters) => {
        steps.push({ name, parameters });
        try {
          secret = await settled((each) => user.associateSoftwareToken(each), "associateSecretCode");
          user.verifySoftwareToken(totp(secret), "app", callbacks);
        } catch (error) {
          reject(error);
        }
      },
      selectMFAType: (name, parameters) => {
        steps.push({ name, parameters });
        user.sendMFASelectionAnswer("SOFTWARE_TOKEN_MFA", callbacks);
      },
    };
    user.authenticateUser(new AuthenticationDetails({ Username: request.username, Password: password }), callbacks);
  });
}

const walks = {
  /** Registers an app, switches it on, and signs in with it. */
  async totp() {
    const first = await signIn();
    secret = await settled((each) => user.associateSoftwareToken(each), "associateSecretCode");
    const wrong = await settled((each) => user.verifySoftwareToken("000000", "phone", each)).catch((error) => error.code);
    const verified = await settled((each) => user.verifySoftwareToken(totp(secret), "phone", each));
    const settings = { PreferredMfa: true, Enabled: true };
    const preferred = await called((done) => user.setUserMfaPreference(null, settings, done));
    const data = await called((done) => user.getUserData(done, { bypassCache: true }));
    return { first, wrong, status: verified.Status, preferred, mfa: data.PreferredMfaSetting, second: await signIn() };
  },

  /** Sets an app up inside the sign-in that requires one. */
  async setup() {
    return { first: await signIn() };
  },

  /** Signs in twice on one device, which the library confirms and then proves by itself. */
  async device() {
    const first = await signIn();
    if (request.remember) {
      await settled((each) => user.setDeviceStatusRemembered(each));
    }
    const second = await signIn();
    const listed = await settled((each) => user.listDevices(10, null, each));
    user.getCachedDeviceKeyAndPassword();
    const renewed = await called((done) => user.refreshSession(user.getSignInUserSession().getRefreshToken(), done));
    await settled((each) => user.forgetDevice(each));
    const after = await settled((each) => user.listDevices(10, null, each));
    return {
      first,
      second,
      devices: listed.Devices,
      renewed: renewed.getAccessToken().decodePayload(),
      after: after.Devices,
      third: await signIn(),
    };
  },

  /** Signs in on a device that the server has forgotten and the library has not. */
  async forgottenDevice() {
    const first = await signIn();
    await settled((each) => user.forgetSpecificDevice(first.access.device_key, each));
    return { first, second: await signIn() };
  },

  /** Signs out everywhere; the session that is left over is good for nothing. */
  async signOut() {
    await signIn();
    const left = user.getSignInUserSession();
    await settled((each) => user.globalSignOut(each));
    user.setSignInUserSession(left);
    const read = await called((done) => user.getUserAttributes(done)).catch((error) => error.message);
    const refreshed = await called((done) => user.refreshSession(left.getRefreshToken(), done)).catch((error) => error.message);
    return { read, refreshed };
  },

  /** Forgets the password, sets another, signs in with it, and changes it back. */
  async password() {
    const asked = await new Promise((resolve, reject) =>
      user.forgotPassword({ onSuccess: resolve, onFailure: reject, inputVerificationCode: resolve }),
    );
    const wrong = await settled((each) => user.confirmPassword("none", request.newPassword, each)).catch((error) => error.code);
    const code = await messageCode(request, request.destination);
    const confirmed = await settled((each) => user.confirmPassword(code, request.newPassword, each));
    await signIn(request.newPassword);
    const changed = await called((done) => user.changePassword(request.newPassword, request.password, done));
    await signIn();
    return { asked: asked.CodeDeliveryDetails, wrong, confirmed, changed };
  },

  /** Changes the address, verifies it with the code, deletes an attribute, and in the end the user. */
  async attributes() {
    await signIn();
    const set = [new CognitoUserAttribute({ Name: "email", Value: request.newEmail }), new CognitoUserAttribute({ Name: "nickname", Value: "N" })];
    const updated = await called((done) => user.updateAttributes(set, done));
    const code = await messageCode(request, request.newEmail);
    const verified = await settled((each) => user.verifyAttribute("email", code, each));
    const again = await new Promise((resolve, reject) =>
      user.getAttributeVerificationCode("email", { onSuccess: resolve, onFailure: reject, inputVerificationCode: resolve }),
    );
    await called((done) => user.deleteAttributes(["nickname"], done));
    const list = await called((done) => user.getUserAttributes(done));
    const attributes = Object.fromEntries(list.map((item) => [item.getName(), item.getValue()]));
    const deleted = await called((done) => user.deleteUser(done));
    return { updated, verified, again, attributes, deleted };
  },

  /** Signs out here; the library revokes the refresh token. */
  async revoke() {
    await signIn();
    const left = user.getSignInUserSession();
    await called((done) => user.signOut(done));
    const again = new CognitoUser({ Username: request.username, Pool: pool });
    again.setSignInUserSession(left);
    return { read: await called((done) => again.getUserAttributes(done)).catch((error) => error.message) };
  },
};

try {
  report(await walks[request.walk]());
} catch (error) {
  fail(error);
}
