// Create auth challenge: makes the challenge that define auth challenge asked for.
//
// A code of six digits. This sample prints it into its log; a real function would send it to the user. It runs again
// for every attempt, so the code is carried in the challenge's metadata, which later calls find in the session. Neither
// the metadata nor the private parameters ever reach the client. For an unknown user (userNotFound) it does the same,
// and shows the same, as for a known one.
//
// Handler: create_auth_challenge.handler

const { randomInt } = require("node:crypto");

exports.handler = async (event) => {
  console.log(JSON.stringify(event));
  const earlier = event.request.session.filter((step) => step.challengeName === "CUSTOM_CHALLENGE");
  let code;
  if (earlier.length > 0) {
    code = earlier.at(-1).challengeMetadata.slice("CODE-".length);
  } else {
    code = String(randomInt(1_000_000)).padStart(6, "0");
    console.log(`to ${event.userName}: your code is ${code}`);
  }

  event.response.publicChallengeParameters = { prompt: "Six digits?", attempt: String(earlier.length + 1) };
  event.response.privateChallengeParameters = { code };
  event.response.challengeMetadata = `CODE-${code}`;
  return event;
};
