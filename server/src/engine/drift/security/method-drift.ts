import type { DescribedScheme } from '../../api/described.ts';
import type { Span } from '../../finding.ts';
import type { MarkdownFile } from '../../markdown/markdown-file.ts';
import type { AskedApi } from '../asked-api.ts';
import { fileNameOf } from '../spec-edits.ts';
import type { AcceptedScheme } from './accepted.ts';
import type { AuthSection } from './auth-sections.ts';
import type { SecurityDrift } from './security-drift.ts';

/** Ways of authentication to which a section gives a heading or an item of their own and that no scheme is, and schemes that the document says nothing of. */
export function methodDrift(
  file: MarkdownFile,
  sections: readonly AuthSection[],
  asked: AskedApi,
): readonly SecurityDrift[] {
  const schemes = asked.apis.flatMap((api): AcceptedScheme[] => asked.schemes(api).map((scheme) => ({ api, scheme })));
  const [first] = schemes;
  if (!first || sections.length === 0) return [];
  const own = new Set(schemes.flatMap(({ scheme: { name, parameterName = name } }) => [name, parameterName]));
  const told = sections.flatMap((section) => methodsIn(file, section, own));
  const unknown = told.filter(({ method }) => !schemes.some(({ scheme }) => method.isOne(scheme)));
  const names = schemes.map(({ scheme }) => titleOf(scheme));
  const found = unknown.map(({ method, span }): SecurityDrift => {
    const has = [...new Set(names)].join(', ');
    return {
      message: `\`${fileNameOf(first.api)}\` has no security scheme for ${method.title}, but for ${has}`,
      span,
      because: { api: first.api, place: first.scheme.at, message: 'What the description has' },
      fixes: [],
    };
  });
  return [...found, ...undescribed(file, sections, schemes, told.length > 0)];
}

interface Method {
  /** As a sentence has it. */
  readonly title: string;
  readonly pattern: RegExp;
  /** Whether a scheme may be what the words mean. */
  readonly isOne: (scheme: DescribedScheme) => boolean;
}

const isBearer = ({ type, httpScheme, parameterName }: DescribedScheme): boolean =>
  type === 'oauth2' ||
  type === 'openIdConnect' ||
  (type === 'http' && httpScheme !== 'basic' && httpScheme !== 'digest') ||
  (type === 'apiKey' && /auth|token/i.test(parameterName ?? ''));

/** An API key that is all of `Authorization` may be anything. */
const isFree = ({ type, parameterName }: DescribedScheme): boolean =>
  type === 'apiKey' && parameterName?.toLowerCase() === 'authorization';

const methods: readonly Method[] = [
  {
    title: 'OpenID Connect',
    pattern: /\bopenid(?: connect)?\b|\boidc\b/i,
    isOne: ({ type }) => type === 'openIdConnect' || type === 'oauth2',
  },
  {
    title: 'OAuth 2.0',
    pattern: /\boauth(?: ?2(?:\.\d)?)?\b/i,
    isOne: (scheme) => scheme.type === 'oauth2' || scheme.type === 'openIdConnect' || scheme.httpScheme === 'bearer',
  },
  {
    title: 'mutual TLS',
    pattern: /\bmutual tls\b|\bmtls\b|\bclient certificates?\b/i,
    isOne: ({ type }) => type === 'mutualTLS',
  },
  { title: 'HTTP Digest', pattern: /\b(?:http )?digest\b/i, isOne: ({ httpScheme }) => httpScheme === 'digest' },
  {
    title: 'HTTP Basic',
    pattern: /\b(?:http )?basic(?: auth(?:entication)?)\b|\bhttp basic\b/i,
    isOne: (scheme) => scheme.httpScheme === 'basic' || isFree(scheme),
  },
  {
    title: 'API keys',
    pattern: /\bapi[- ]?keys?\b/i,
    isOne: (scheme) => scheme.type === 'apiKey' || isBearer(scheme),
  },
  { title: 'bearer tokens', pattern: /\bbearer\b|\bjwts?\b|\bjson web tokens?\b/i, isOne: isBearer },
];

interface ToldMethod {
  readonly method: Method;
  readonly span: Span;
}

/** In headings below that of the section, and in the first words of items; not where these are a name that a description gives: `JWT` may be what it calls an API key. */
function methodsIn(file: MarkdownFile, { heading, span }: AuthSection, own: ReadonlySet<string>): ToldMethod[] {
  const headings = file.headings.filter(
    (one) => one !== heading && span.start <= one.span.start && one.span.start < span.end,
  );
  const places = headings.map(({ textSpan }) => textSpan);
  const source = file.text.slice(span.start, span.end);
  for (const { index, 1: lead = '', 2: words = '' } of source.matchAll(item)) {
    const start = span.start + index + lead.length;
    places.push({ start, end: start + words.length });
  }
  return places
    .sort((a, b) => a.start - b.start)
    .flatMap((place) => {
      const words = file.text.slice(place.start, place.end);
      if (negation.test(words) || own.has(words.replace(/[*`\\]/g, '').trim())) return [];
      const method = methods.find(({ pattern }) => pattern.test(words));
      const match = method?.pattern.exec(words);
      if (!method || !match) return [];
      const start = place.start + match.index;
      return [{ method, span: { start, end: start + match[0].length } }];
    });
}

/** `- **API key**`, `1. OAuth 2.0:`, `| Bearer token |`. */
const item = /(^[ \t>]*(?:[-*+]|\d+[.)])[ \t]+)(\*\*[^*\n]{1,40}\*\*|[^\n:–—.`*]{1,30}(?=[:–—]))/gm;
const negation = /\b(?:no|not|without|never|deprecated|errors?|vs|instead)\b/i;

/**
 * Only where the document tells about ways at all: else it may leave all of them to another one. Where it lists the description's schemes by their names, one that it lists neither by its
 * name nor by what it is called in a request is left out.
 */
function undescribed(
  file: MarkdownFile,
  sections: readonly AuthSection[],
  schemes: readonly AcceptedScheme[],
  isTelling: boolean,
): SecurityDrift[] {
  const [section] = sections;
  if (!section) return [];
  const unlisted = unlistedIn(file, sections, schemes);
  const left = schemes.filter((one) => (isTelling && !isNamed(file.text, one.scheme)) || unlisted.includes(one));
  return left.map(({ api, scheme }) => ({
    message: `The security scheme \`${scheme.name}\` of \`${fileNameOf(api)}\` (${titleOf(scheme)}) is not described`,
    span: section.heading.textSpan,
    because: { api, place: scheme.at, message: 'The security scheme' },
    fixes: [],
  }));
}

/** Schemes that a list of all others by their names lacks. */
function unlistedIn(
  { text }: MarkdownFile,
  sections: readonly AuthSection[],
  schemes: readonly AcceptedScheme[],
): readonly AcceptedScheme[] {
  const words = new Set(
    sections.flatMap(({ span }) =>
      [...text.slice(span.start, span.end).matchAll(item)].map(({ 2: first = '' }) =>
        first.replace(/[*`\\]/g, '').trim(),
      ),
    ),
  );
  const isListed = ({ scheme: { name } }: AcceptedScheme): boolean => words.has(name);
  const plain = text.toLowerCase();
  const unlisted = schemes.filter(
    (one) =>
      !isListed(one) &&
      [one.scheme.name, one.scheme.parameterName ?? one.scheme.name].every(
        (word) => !plain.includes(word.toLowerCase()),
      ),
  );
  return schemes.some(isListed) && schemes.every((one) => isListed(one) || unlisted.includes(one)) ? unlisted : [];
}

function isNamed(text: string, scheme: DescribedScheme): boolean {
  const { name, parameterName } = scheme;
  const words = [name, ...(parameterName === undefined ? [] : [parameterName])].map((word) => word.toLowerCase());
  const plain = text.toLowerCase();
  if (words.some((word) => plain.includes(word))) return true;
  return methods.some(({ pattern, isOne }) => isOne(scheme) && pattern.test(text)) || loose(scheme).test(text);
}

function loose({ type, httpScheme }: DescribedScheme): RegExp {
  if (type === 'http') return httpScheme === 'basic' ? /\bbasic\b/i : /\btokens?\b/i;
  if (type === 'mutualTLS') return /\bcertificates?\b/i;
  return type === 'apiKey' ? /\b(?:keys?|cookies?|tokens?)\b/i : /\b(?:tokens?|sso|sign[- ]on|log ?in)\b/i;
}

function titleOf({ type, httpScheme, parameterName, in: place }: DescribedScheme): string {
  switch (type) {
    case 'apiKey':
      return `an API key in the ${place ?? 'header'} \`${parameterName ?? ''}\``;
    case 'http':
      return `HTTP ${(httpScheme ?? '').replace(/^./, (letter) => letter.toUpperCase())}`;
    case 'mutualTLS':
      return 'mutual TLS';
    case 'oauth2':
      return 'OAuth 2.0';
    case 'openIdConnect':
      return 'OpenID Connect';
  }
}
