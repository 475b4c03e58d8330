// Pre authentication in callback style: refuses the app client that the environment variable REFUSED_CLIENT_ID names.
// The client reads the error's message:
// `PreAuthentication failed with error This app client may not sign anyone in.`
//
// Handler: pre_authentication.handler

exports.handler = (event, context, callback) => {
  console.log(JSON.stringify(event));
  if (event.callerContext.clientId === process.env.REFUSED_CLIENT_ID) {
    callback(new Error("This app client may not sign anyone in"));
  } else {
    callback(null, event);
  }
};
