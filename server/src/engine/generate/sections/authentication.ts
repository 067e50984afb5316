import type { DescribedApi } from '../../api/api.ts';
import type { DescribedScheme } from '../../api/described.ts';
import type { GeneratedBlock } from '../block.ts';
import { callBlocks } from '../calls/calls.ts';
import { inOneLine } from '../embed.ts';
import { baseUrl, credentialsFor, type ExampleRequest, isLocal, requestOf } from '../request.ts';
import { blocksOf, type SectionContext } from '../section-context.ts';
import { table } from '../tables.ts';
import { code, listed, sentence } from '../words.ts';
import { placeOfInfo } from './info.ts';
import { quietly } from './quiet.ts';

export function writeAuthentication({ api }: SectionContext): readonly GeneratedBlock[] {
  const { schemes } = api;
  const [first] = schemes;
  if (!first) {
    return blocksOf(
      placeOfInfo(api),
      'The description of the API declares no authentication: no key, token or other credential is required to send a request.',
      'Requests are safe from being read on their way where they are sent over HTTPS. If a gateway in front of the API asks for credentials, keep them secret.',
    );
  }
  const asked = api.operations.filter((operation) =>
    api.details(operation).security.some((one) => one.length > 0),
  ).length;
  const scope =
    asked === api.operations.length
      ? 'Every operation requires credentials'
      : asked === 0
        ? 'No operation asks for credentials by itself'
        : `${asked} of ${api.operations.length} operations require credentials`;
  return blocksOf(
    first.at,
    `Clients authenticate with ${listed(
      schemes.map((scheme) => `${code(scheme.name)} (${kindOf(scheme)})`),
      'or',
    )}. ${scope}; each says which ones.`,
    'Send credentials over HTTPS only, keep them out of source code and logs, and replace them as soon as somebody else may have seen them.',
  );
}

function kindOf(scheme: DescribedScheme): string {
  switch (scheme.type) {
    case 'apiKey':
      return 'an API key';
    case 'http':
      if (scheme.httpScheme === 'basic') return 'a user name and a password';
      return scheme.httpScheme === 'bearer' || scheme.httpScheme === undefined
        ? 'a bearer token'
        : `a credential of the HTTP scheme ${scheme.httpScheme}`;
    case 'mutualTLS':
      return 'a client certificate';
    case 'oauth2':
      return 'an access token of OAuth 2.0';
    case 'openIdConnect':
      return 'a token of OpenID Connect';
  }
}

export function writeMethods({ api }: SectionContext): readonly GeneratedBlock[] {
  const { schemes } = api;
  if (schemes.length === 0) {
    const [operation] = api.operations;
    return blocksOf(
      placeOfInfo(api),
      '- **None**: requests are sent as they are.',
      'To send a request:',
      '1. Choose one of the operations below.\n2. Send its example request, with your own values, without any credentials.',
      ...shortCalls(operation ? requestOf(operation, api.details(operation), api) : bareRequest(api)),
    );
  }
  return [
    ...blocksOf(
      schemes[0]?.at,
      schemes.map((scheme) => `- **${scheme.name.replace(/[*`_]/g, '\\$&')}**: ${kindOf(scheme)}.`).join('\n'),
    ),
    ...schemes.flatMap((scheme) => methodBlocks(scheme, api)),
  ];
}

function methodBlocks(scheme: DescribedScheme, api: DescribedApi): GeneratedBlock[] {
  const words = inOneLine(scheme.description, 1_000);
  const scopes = scheme.flows.flatMap((flow) => flow.scopes);
  const unique = scopes.filter(({ name }, index) => scopes.findIndex((other) => other.name === name) === index);
  return [
    ...blocksOf(
      scheme.at,
      `To authenticate with ${code(scheme.name)}:`,
      stepsFor(scheme)
        .map((step, index) => `${index + 1}. ${step}`)
        .join('\n'),
      words === '' ? '' : quietly(sentence(words)),
      ...shortCalls(authenticatedRequest(scheme, api)),
    ),
    ...(unique.length === 0
      ? []
      : [
          { markdown: `A token for ${code(scheme.name)} may have these scopes:`, place: scheme.at },
          {
            ...table(
              ['Scope', 'What it allows'],
              unique.map(({ name, description, at }) => ({
                cells: [code(name), inOneLine(description) || 'The description says no more of it.'],
                place: at,
              })),
            ),
            place: scheme.at,
          },
        ]),
  ];
}

function stepsFor(scheme: DescribedScheme): readonly string[] {
  switch (scheme.type) {
    case 'apiKey': {
      const name = code(scheme.parameterName ?? scheme.name);
      const place =
        scheme.in === 'query'
          ? `query parameter ${name}`
          : scheme.in === 'cookie'
            ? `cookie ${name}`
            : `header ${name}`;
      return ['Get an API key from the provider of the API.', `Send it in the ${place} of every request.`];
    }
    case 'http':
      if (scheme.httpScheme === 'basic')
        return [
          'Get a user name and a password from the provider of the API.',
          'Send both with every request, as HTTP basic authentication asks.',
        ];
      return ['Get a token from the provider of the API.', 'Send it in the header `Authorization` of every request.'];
    case 'mutualTLS':
      return ['Get a client certificate from the provider of the API.', 'Present it when you connect to the API.'];
    case 'oauth2':
      return [
        ...scheme.flows.map((flow) => {
          const [at, from] = [flow.authorizationUrl, flow.tokenUrl].map((url) =>
            url === undefined ? undefined : code(url),
          );
          const sends = at === undefined ? '' : ` send the user to ${at}`;
          const asks = from === undefined ? '' : `${sends === '' ? '' : ', then'} ask ${from} for an access token`;
          return `With the flow ${code(flow.kind)},${sends}${asks}${sends === '' && asks === '' ? ' get an access token from the provider' : ''}.`;
        }),
        ...(scheme.flows.length === 0 ? ['Get an access token from the provider of the API.'] : []),
        'Send the access token in the header `Authorization` of every request.',
      ];
    case 'openIdConnect':
      return [
        `Get a token from the provider that ${scheme.openIdConnectUrl === undefined ? 'the API names' : code(scheme.openIdConnectUrl)} describes.`,
        'Send the token in the header `Authorization` of every request.',
      ];
  }
}

/** Two languages will do. */
function shortCalls(request: ExampleRequest): readonly string[] {
  return callBlocks(request).filter((block) => !block.startsWith('```javascript'));
}

/** A call of the API's base URL: which operation needs the scheme doesn't matter. */
function authenticatedRequest(scheme: DescribedScheme, api: DescribedApi): ExampleRequest {
  return { ...bareRequest(api), credentials: credentialsFor(scheme) };
}

/** Credentials are only shown on their way to a host that is reached over HTTPS. */
function bareRequest(api: DescribedApi): ExampleRequest {
  const url = baseUrl(undefined, api);
  const isOpen = /^http:/.test(url) && !isLocal(url);
  const target = isOpen ? url.replace(/^http:/, 'https:') : url;
  return {
    method: 'GET',
    url: target.endsWith('/') ? target : `${target}/`,
    query: [],
    headers: [],
    cookies: [],
    credentials: [],
    body: undefined,
  };
}

export function writeTokens({ api }: SectionContext): readonly GeneratedBlock[] {
  const flows = api.schemes.flatMap(({ flows }) => flows);
  const tokenUrls = [...new Set(flows.flatMap(({ tokenUrl }) => tokenUrl ?? []))];
  const refreshUrls = [...new Set(flows.flatMap(({ refreshUrl }) => refreshUrl ?? []))];
  const [first] = api.schemes;
  if (!first) {
    return blocksOf(
      placeOfInfo(api),
      [
        '- **Obtain**: no token has to be obtained.',
        '- **Refresh**: so none has to be refreshed.',
        '- **Expiration**: nothing expires between two requests.',
        '- **Storage**: no credential has to be stored.',
      ].join('\n'),
    );
  }
  const obtain =
    tokenUrls.length > 0
      ? `request an access token at ${listed(tokenUrls.map(code), 'or')}.`
      : `get ${listed([...new Set(api.schemes.map(kindOf))], 'or')} from the provider of the API.`;
  const refresh =
    refreshUrls.length > 0
      ? `exchange a refresh token for a new access token at ${listed(refreshUrls.map(code), 'or')}.`
      : tokenUrls.length > 0
        ? 'the description names no URL for refresh tokens of its own; where the response with the token has a `refresh_token`, the token URL takes it.'
        : 'the description says nothing of refreshing; ask the provider for a new credential before the old one ends.';
  const expiration =
    flows.length > 0
      ? 'the response with the token says in `expires_in` for how many seconds it is valid; a request with an expired token is refused.'
      : 'the description does not say how long a credential is valid; a request with an expired or revoked one is refused.';
  return blocksOf(
    flows[0]?.node ?? first.at,
    [
      `- **Obtain**: ${obtain}`,
      `- **Refresh**: ${refresh}`,
      `- **Expiration**: ${expiration}`,
      '- **Storage**: keep credentials in a secret store or in environment variables, as the examples here do, never in source code.',
    ].join('\n'),
  );
}

export function writeAuthenticationTroubleshooting({ api, sectionAnchor }: SectionContext): readonly GeneratedBlock[] {
  const responses = new Map(
    api.operations
      .flatMap((operation) => api.details(operation).responses)
      .filter(({ status }) => /^40[13]$/.test(status))
      .map((one) => [one.status, one]),
  );
  const words = (status: string, otherwise: string): string => {
    const told = inOneLine(responses.get(status)?.description, 150);
    return told === '' || /^(?:unauthori[sz]ed|forbidden)\W*$/i.test(told) ? otherwise : quietly(told) || otherwise;
  };
  const anchor = sectionAnchor('support');
  const link =
    anchor === undefined
      ? '[RFC 9110, section 15.5](https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5)'
      : `[Support and Resources](#${anchor})`;
  return [
    {
      ...table(
        ['Problem', 'Cause', 'Solution'],
        [
          {
            cells: [
              '`401 Unauthorized`',
              words('401', 'Credentials are missing, wrong or expired'),
              'Send valid credentials, as the authentication methods say',
            ],
            place: responses.get('401')?.at,
          },
          {
            cells: [
              '`403 Forbidden`',
              words('403', 'The credentials are valid, but do not allow this request'),
              'Ask for the permission or the scope that the operation needs',
            ],
            place: responses.get('403')?.at,
          },
        ],
      ),
      place: responses.values().next().value?.at,
    },
    ...blocksOf(
      undefined,
      `To debug a failing request, send it with cURL and its option \`-v\`, and look at the headers. More help: ${link}.`,
    ),
  ];
}
