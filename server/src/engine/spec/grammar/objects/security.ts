import {
  boolean,
  field,
  type ObjectRule,
  object,
  one,
  oneOf,
  otherFields,
  string,
  stringMap,
  strings,
  suggested,
} from '../notation.ts';

const authorizationUrl = 'Where the user is sent to grant access.';
const tokenUrl = 'Where a token is obtained.';

/** How callers authenticate, and what an operation asks of them. */
export const securityObjects: readonly ObjectRule[] = [
  object('securityScheme', {
    versions: '2.0',
    title: 'Security Scheme Object',
    description: 'One way to authenticate.',
    fields: [
      field('type', oneOf('basic', 'apiKey', 'oauth2'), 'What kind of authentication it is.', { required: true }),
      field('description', string, 'How to authenticate this way, in words.'),
      field('name', string, 'Of `apiKey`: the name of the header or query parameter. Required there.'),
      field('in', oneOf('query', 'header'), 'Of `apiKey`: where the key stands. Required there.'),
      field(
        'flow',
        oneOf('implicit', 'password', 'application', 'accessCode'),
        'Of `oauth2`: how a token is obtained. Required there.',
      ),
      field('authorizationUrl', string, `${authorizationUrl} Required for the flows \`implicit\` and \`accessCode\`.`),
      field('tokenUrl', string, `${tokenUrl} Required for the flows \`password\`, \`application\` and \`accessCode\`.`),
      field('scopes', one('scopes'), 'Of `oauth2`: the scopes that there are. Required there.'),
    ],
  }),
  object('securityScheme', {
    versions: '3.0+',
    title: 'Security Scheme Object',
    description: 'One way to authenticate.',
    fields: [
      field('type', oneOf('apiKey', 'http', 'oauth2', 'openIdConnect'), 'What kind of authentication it is.', {
        versions: '3.0',
        required: true,
      }),
      field(
        'type',
        oneOf('apiKey', 'http', 'mutualTLS', 'oauth2', 'openIdConnect'),
        'What kind of authentication it is.',
        { versions: '3.1+', required: true },
      ),
      field('description', string, 'How to authenticate this way, in Markdown.'),
      field('name', string, 'Of `apiKey`: the name of the header, query parameter or cookie. Required there.'),
      field('in', oneOf('query', 'header', 'cookie'), 'Of `apiKey`: where the key stands. Required there.'),
      field(
        'scheme',
        suggested(
          'basic',
          'bearer',
          'digest',
          'hoba',
          'mutual',
          'negotiate',
          'dpop',
          'privatetoken',
          'scram-sha-1',
          'scram-sha-256',
          'vapid',
        ),
        'Of `http`: the scheme in the `Authorization` header, by its name in the IANA registry. Required there.',
      ),
      field(
        'bearerFormat',
        suggested('JWT'),
        'Of `http` with the scheme `bearer`: what the token looks like, as a hint to the reader.',
      ),
      field('flows', one('oauthFlows'), 'Of `oauth2`: the ways to obtain a token. Required there.'),
      field('openIdConnectUrl', string, "Of `openIdConnect`: the URL of the provider's metadata. Required there."),
      field('oauth2MetadataUrl', string, "Of `oauth2`: the URL of the authorization server's metadata.", {
        versions: '3.2+',
      }),
      field('deprecated', boolean, 'Whether callers should stop using it.', { versions: '3.2+' }),
    ],
  }),
  object('oauthFlows', {
    versions: '3.0+',
    title: 'OAuth Flows Object',
    description: 'The ways to obtain an OAuth 2 token.',
    fields: [
      field(
        'implicit',
        one('oauthFlow'),
        'The token comes straight back from the authorization page. OAuth itself advises against it now.',
      ),
      field(
        'password',
        one('oauthFlow'),
        "The client trades the user's name and password for a token. OAuth itself advises against it now.",
      ),
      field('clientCredentials', one('oauthFlow'), 'The client obtains a token for itself; no user takes part.'),
      field(
        'authorizationCode',
        one('oauthFlow'),
        'The user grants access on a page, and the client trades the code that comes back for a token.',
      ),
      field(
        'deviceAuthorization',
        one('oauthFlow'),
        'The user grants access on another device, for one without a browser or keyboard.',
        { versions: '3.2+' },
      ),
    ],
  }),
  object('oauthFlow', {
    versions: '3.0+',
    title: 'OAuth Flow Object',
    description: 'One way to obtain an OAuth 2 token.',
    fields: [
      field(
        'authorizationUrl',
        string,
        `${authorizationUrl} Required for the flows \`implicit\` and \`authorizationCode\`.`,
      ),
      field(
        'deviceAuthorizationUrl',
        string,
        'Where a device asks for a code. Required for the flow `deviceAuthorization`.',
        { versions: '3.2+' },
      ),
      field('tokenUrl', string, `${tokenUrl} Required for every flow but \`implicit\`.`),
      field('refreshUrl', string, 'Where a token is refreshed.'),
      field(
        'scopes',
        stringMap,
        'The scopes that there are, each with a few words on what it allows. The map may be empty.',
        { required: true },
      ),
    ],
  }),
  object('scopes', {
    versions: '2.0',
    title: 'Scopes Object',
    description: 'The OAuth 2 scopes that there are.',
    otherFields: [otherFields(string, 'A scope, with a few words on what it allows.')],
  }),
  object('securityRequirement', {
    title: 'Security Requirement Object',
    description: 'What a caller needs, by the names of security schemes: all that are named here together.',
    extended: 'never',
    otherFields: [
      otherFields(
        strings,
        'A security scheme by its name, and the scopes that are needed. The list is empty for all but OAuth 2.',
        { versions: '2.0' },
      ),
      otherFields(
        strings,
        'A security scheme by its name, and the scopes that are needed. The list is empty for all but OAuth 2 and OpenID Connect.',
        { versions: '3.0' },
      ),
      otherFields(
        strings,
        'A security scheme by its name, and the scopes or roles that are needed; often an empty list.',
        { versions: '3.1+' },
      ),
    ],
  }),
];
