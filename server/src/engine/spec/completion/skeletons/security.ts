import type { SpecVersion } from '../../grammar/grammar.ts';
import { choice, fixed, hole, keyed, list, map, type Skeleton } from '../skeleton.ts';
import { type NamedSkeleton, named } from './named.ts';

/** A security scheme of each type that a version knows. */
export function securitySchemeSkeletons(version: SpecVersion): readonly NamedSkeleton[] {
  if (version === '2.0') return schemes20;
  const mutualTls = named(
    'mutual TLS',
    'the client shows a certificate',
    map({ type: fixed('mutualTLS'), description: hole() }),
  );
  return [
    apiKey('header', 'query', 'cookie'),
    named(
      'bearer',
      'a token in the Authorization header',
      map({ type: fixed('http'), scheme: fixed('bearer'), bearerFormat: hole('JWT'), description: hole() }),
    ),
    named(
      'basic',
      'name and password in the Authorization header',
      map({ type: fixed('http'), scheme: fixed('basic'), description: hole() }),
    ),
    ...flowsOf(version).map((flow) =>
      named(
        `OAuth 2, ${flow}`,
        flowDetails[flow],
        map({ type: fixed('oauth2'), description: hole(), flows: map({ [flow]: oauthFlow(flow) }) }),
      ),
    ),
    named(
      'OpenID Connect',
      "the provider's metadata says how",
      map({
        type: fixed('openIdConnect'),
        openIdConnectUrl: hole('https://auth.example.com/.well-known/openid-configuration'),
        description: hole(),
      }),
    ),
    ...(version === '3.0' ? [] : [mutualTls]),
  ];
}

export type OAuthFlow = 'authorizationCode' | 'clientCredentials' | 'deviceAuthorization' | 'implicit' | 'password';

/** A flow with what it must say, by its key in 3.x. */
export function oauthFlow(flow: OAuthFlow): Skeleton {
  return map({
    authorizationUrl: flow === 'authorizationCode' || flow === 'implicit' ? hole(authorizationUrl) : undefined,
    deviceAuthorizationUrl: flow === 'deviceAuthorization' ? hole('https://auth.example.com/device') : undefined,
    tokenUrl: flow === 'implicit' ? undefined : hole(tokenUrl),
    scopes,
  });
}

export function isOAuthFlow(key: string): key is OAuthFlow {
  return key in flowDetails;
}

/** What a caller needs: a scheme by its name. */
export const securityRequirement: Skeleton = keyed(hole('scheme'), list());

const authorizationUrl = 'https://auth.example.com/authorize';
const tokenUrl = 'https://auth.example.com/token';
export const scopes: Skeleton = keyed(hole('read'), hole('Read everything'));

const flowDetails: Readonly<Record<OAuthFlow, string>> = {
  authorizationCode: 'the user grants access on a page',
  clientCredentials: 'the client obtains a token for itself',
  deviceAuthorization: 'the user grants access on another device',
  implicit: 'the token comes straight back',
  password: "the client knows the user's password",
};

function flowsOf(version: SpecVersion): readonly OAuthFlow[] {
  const flows = ['authorizationCode', 'clientCredentials', 'implicit', 'password'] as const;
  return version === '3.2' ? [...flows, 'deviceAuthorization'] : flows;
}

function apiKey(...places: readonly [string, ...string[]]): NamedSkeleton {
  return named(
    'API key',
    'a key in a header or query parameter',
    map({ type: fixed('apiKey'), in: choice(...places), name: hole('X-API-Key'), description: hole() }),
  );
}

const schemes20: readonly NamedSkeleton[] = [
  apiKey('header', 'query'),
  named('basic', 'name and password in the Authorization header', map({ type: fixed('basic'), description: hole() })),
  oauth20('accessCode', flowDetails.authorizationCode),
  oauth20('application', flowDetails.clientCredentials),
  oauth20('implicit', flowDetails.implicit),
  oauth20('password', flowDetails.password),
];

function oauth20(flow: 'accessCode' | 'application' | 'implicit' | 'password', detail: string): NamedSkeleton {
  return named(
    `OAuth 2, ${flow}`,
    detail,
    map({
      type: fixed('oauth2'),
      description: hole(),
      flow: fixed(flow),
      authorizationUrl: flow === 'accessCode' || flow === 'implicit' ? hole(authorizationUrl) : undefined,
      tokenUrl: flow === 'implicit' ? undefined : hole(tokenUrl),
      scopes,
    }),
  );
}
