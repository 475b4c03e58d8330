// Pre token generation, event version V1_0: changes the ID token before it is signed.
//
// Adds a claim from the metadata that came with the last answer, and leaves out the phone number. Claims are strings.
//
// Handler: pre_token_generation.handler

exports.handler = async (event) => {
  console.log(JSON.stringify(event));
  event.response.claimsOverrideDetails = {
    claimsToAddOrOverride: { device: event.request.clientMetadata?.device ?? "unknown" },
    claimsToSuppress: ["phone_number"],
  };
  return event;
};
