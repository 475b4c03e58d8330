// Post authentication as an ES module: `.mjs` and `export` instead of `exports`.
//
// Handler: post_authentication_module.handler

export const handler = async (event) => {
  console.log(JSON.stringify(event));
  return event;
};
