// Post authentication in callback style: prints the event and hands it back.
// An error as the callback's first argument would fail the sign-in.
//
// Handler: post_authentication_callback.handler

exports.handler = (event, context, callback) => {
  console.log(JSON.stringify(event));
  callback(null, event);
};
