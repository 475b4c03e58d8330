// Verify auth challenge response: judges the client's answer to a custom challenge.
// A wrong answer is not an error; define auth challenge sees the result and decides.
//
// Handler: verify_auth_challenge_response.handler

const { timingSafeEqual } = require("node:crypto");

exports.handler = async (event) => {
  console.log(JSON.stringify(event));
  const expected = Buffer.from(event.request.privateChallengeParameters.code);
  const given = Buffer.from(event.request.challengeAnswer);
  event.response.answerCorrect = expected.length === given.length && timingSafeEqual(expected, given);
  return event;
};
