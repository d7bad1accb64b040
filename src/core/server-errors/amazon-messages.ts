import { say } from '../words/say.ts';
import { CAUSES } from './causes.ts';
import { messagesOf, type ServerError } from './server-error.ts';

const API_GATEWAY = messagesOf('Amazon API Gateway', [
  [
    'expiry',
    /\bThe incoming token has expired\b|error_description="the token has expired"/,
    CAUSES.expired,
  ],
  ['audience', /\bthe token does not have a valid audience\b/, CAUSES.otherAudience],
  ['rule', /\bUser is not authorized to access this resource\b/, CAUSES.permission],
  [
    'request',
    /\bMissing Authentication Token\b/,
    () =>
      say`The path or method does not exist on the API, or the route needs a signed AWS request.`,
  ],
  [
    'setup',
    /\bAuthorization header requires 'Credential' parameter\b|\bInvalid key=value pair \(missing equal-sign\) in Authorization header\b/,
    () =>
      say`The route expects an AWS signature, not a bearer token. Set the route’s authorizer and check the path.`,
  ],
]);

const COGNITO = messagesOf('Amazon Cognito', [
  [
    'expiry',
    /\bAccess Token has expired\b|\bInvalid login token\. Token is expired\b/,
    CAUSES.expired,
  ],
  ['expiry', /\bRefresh Token has expired\b/, CAUSES.revoked],
  ['rule', /\bAccess Token has been revoked\b|\bRefresh Token has been revoked\b/, CAUSES.revoked],
  [
    'signature',
    /\bCould not verify signature for (?:Access|ID) Token\b|\bInvalid login token\. Token signature invalid\b/,
    CAUSES.otherIssuer,
    CAUSES.changed,
  ],
  [
    'issuer',
    /\bInvalid login token\. (?:Issuer doesn't match providerName|Not a Cognito token)/,
    CAUSES.otherIssuer,
  ],
  ['audience', /\bInvalid login token\. Incorrect token audience\b/, CAUSES.otherAudience],
  ['scopes', /\bAccess Token does not have required scopes\b/, CAUSES.scopes],
  ['type', /\bInvalid Access Token\b/, CAUSES.idToken],
]);

const STS = messagesOf('AWS STS', [
  [
    'issuer',
    /\bNo OpenIDConnect provider found in your account\b/,
    () => say`No IAM identity provider has the URL in “iss”. Create one in this account.`,
  ],
  [
    'audience',
    /\bInvalidIdentityToken\b[^\n]{0,100}\bIncorrect token audience\b|\bIncorrect token audience\b/,
    () =>
      say`The audience is not configured on the IAM identity provider. For GitHub it is “sts.amazonaws.com”.`,
  ],
  ['expiry', /\bToken expired: current date\/time \d+ must be before\b/, CAUSES.expired],
  [
    'setup',
    /\bCouldn't retrieve verification key from your identity provider\b/,
    CAUSES.unreachable,
  ],
  ['setup', /\bHTTPS certificate doesn't match configured thumbprint\b/, CAUSES.unreachable],
  [
    'rule',
    /\bNot authorized to perform sts:AssumeRoleWithWebIdentity\b/,
    () =>
      say`The trust policy’s conditions on “sub” or “aud” do not match the token. Compare them character by character.`,
  ],
  ['type', /\bThe ID Token provided is not a valid JWT\b/, CAUSES.notJwt],
]);

const APPSYNC = messagesOf('AWS AppSync', [
  ['request', /\bValid authorization header not provided\b/, CAUSES.noHeader],
  ['rule', /\bYou are not authorized to make this call\b/, CAUSES.permission],
  ['expiry', /\bUnauthorizedException: Token has expired\b/, CAUSES.expired],
]);

/** Services of Amazon. */
export const AMAZON_MESSAGES: readonly ServerError[] = [
  ...COGNITO,
  ...STS,
  ...APPSYNC,
  ...API_GATEWAY,
];
