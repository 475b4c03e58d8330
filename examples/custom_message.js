// Custom message: words what the service is about to send.
//
// The function never sees the code: it places `codeParameter`, and the service replaces it. A field that is left alone
// keeps the user pool's own template.
//
// Handler: custom_message.handler

exports.handler = async (event) => {
  console.log(JSON.stringify(event));
  const { codeParameter } = event.request;
  if (event.triggerSource === "CustomMessage_Authentication") {
    event.response.smsMessage = `${codeParameter} signs you in, ${event.userName}.`;
  } else if (event.triggerSource === "CustomMessage_SignUp") {
    event.response.emailSubject = "Welcome";
    event.response.emailMessage = `Hello ${event.userName}, confirm your account with ${codeParameter}.`;
  }
  return event;
};
