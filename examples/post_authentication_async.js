// Post authentication as an async function: prints the event and returns it.
// A rejected promise would fail the sign-in.
//
// Handler: post_authentication_async.handler

exports.handler = async (event) => {
  console.log(JSON.stringify(event));
  return event;
};
