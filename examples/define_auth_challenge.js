// Define auth challenge: decides, before every step of a custom sign-in, which step comes next.
//
// The plan: the password first if the client began with it (SRP), then one custom challenge with three attempts, then
// tokens. Names and results of earlier steps are both checked, because the client chooses how it begins: "the last
// result is true" alone would let somebody in who only sent SRP_A.
//
// Handler: define_auth_challenge.handler

const ATTEMPTS_MAX = 3;

exports.handler = async (event) => {
  console.log(JSON.stringify(event));
  const { response } = event;
  const steps = event.request.session;
  const names = steps.map((step) => step.challengeName);
  const answers = steps.filter((step) => step.challengeName === "CUSTOM_CHALLENGE").map((step) => step.challengeResult);

  if (names.length === 1 && names[0] === "SRP_A") {
    response.challengeName = "PASSWORD_VERIFIER";
  } else if (names[0] === "SRP_A" && !names.includes("PASSWORD_VERIFIER")) {
    response.failAuthentication = true;
  } else if (answers.at(-1) === true) {
    response.issueTokens = true;
  } else if (answers.length >= ATTEMPTS_MAX) {
    response.failAuthentication = true;
  } else {
    response.challengeName = "CUSTOM_CHALLENGE";
  }
  return event;
};
