// The AWS SDK for JavaScript v3: sets a pool, a function and a user up, signs in, and reads the function's log.
// In: {endpoint, zip (base64), name, password}. Out: what each call answered.
import { CloudWatchLogsClient, FilterLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  InitiateAuthCommand,
  NotAuthorizedException,
} from "@aws-sdk/client-cognito-identity-provider";
import {
  AddPermissionCommand,
  CreateFunctionCommand,
  InvokeCommand,
  LambdaClient,
  waitUntilFunctionActiveV2,
} from "@aws-sdk/client-lambda";
import { fail, input, report } from "./harness.mjs";

const request = await input();
const settings = { endpoint: request.endpoint, region: "us-east-1", maxAttempts: 1 };
const cognito = new CognitoIdentityProviderClient(settings);
const lambda = new LambdaClient(settings);
const logs = new CloudWatchLogsClient(settings);

try {
  const created = await lambda.send(
    new CreateFunctionCommand({
      FunctionName: request.name,
      Runtime: "nodejs20.x",
      Handler: "index.handler",
      Role: "arn:aws:iam::000000000000:role/functions",
      Code: { ZipFile: Buffer.from(request.zip, "base64") },
    }),
  );
  await waitUntilFunctionActiveV2({ client: lambda, maxWaitTime: 30, minDelay: 1 }, { FunctionName: request.name });
  const invoked = await lambda.send(
    new InvokeCommand({ FunctionName: request.name, Payload: JSON.stringify({ hello: "there" }), LogType: "Tail" }),
  );

  const { UserPool: pool } = await cognito.send(
    new CreateUserPoolCommand({ PoolName: request.name, LambdaConfig: { PostAuthentication: created.FunctionArn } }),
  );
  await lambda.send(
    new AddPermissionCommand({
      FunctionName: request.name,
      StatementId: "pool",
      Action: "lambda:InvokeFunction",
      Principal: "cognito-idp.amazonaws.com",
      SourceArn: pool.Arn,
    }),
  );
  const { UserPoolClient: client } = await cognito.send(
    new CreateUserPoolClientCommand({
      UserPoolId: pool.Id,
      ClientName: "app",
      ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
    }),
  );
  const who = { UserPoolId: pool.Id, Username: "test" };
  await cognito.send(new AdminCreateUserCommand({ ...who, MessageAction: "SUPPRESS" }));
  await cognito.send(new AdminSetUserPasswordCommand({ ...who, Password: request.password, Permanent: true }));
  const signIn = (password) =>
    cognito.send(
      new InitiateAuthCommand({
        ClientId: client.ClientId,
        AuthFlow: "USER_PASSWORD_AUTH",
        AuthParameters: { USERNAME: "test", PASSWORD: password },
      }),
    );
  const signedIn = await signIn(request.password);
  let refusal = null;
  try {
    await signIn("Wr0ng!Password");
  } catch (error) {
    refusal = { isTyped: error instanceof NotAuthorizedException, name: error.name, message: error.message };
    refusal.requestId = error.$metadata.requestId;
  }
  const found = await logs.send(new FilterLogEventsCommand({ logGroupName: `/aws/lambda/${request.name}` }));
  report({
    invoked: Buffer.from(invoked.Payload).toString(),
    tail: Buffer.from(invoked.LogResult, "base64").toString(),
    creationDate: pool.CreationDate,
    userPoolId: pool.Id,
    clientId: client.ClientId,
    result: signedIn.AuthenticationResult,
    refusal,
    log: found.events.map((event) => event.message),
  });
} catch (error) {
  fail(error);
}
