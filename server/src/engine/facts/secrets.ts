import type { Span } from '../finding.ts';
import { decodeBase64 } from './base64.ts';

/** A text that gives access, by all that can be told from outside. */
export interface Secret {
  /** What it looks like: "a token of GitHub". */
  readonly kind: string;
  /** The beginning by which it is known; never more of it. */
  readonly sign: string;
  readonly span: Span;
  /** A word for what should stand there instead. */
  readonly word: string;
  /** Gives no access from this day on, as `2027-01-31`. */
  readonly ends?: string | undefined;
}

/** What looks like a secret in a text, in its order. Published examples, placeholders, and what is made up by hand, are none. */
export function secretsIn(text: string): readonly Secret[] {
  if (!mayHoldSecret.test(text)) return [];
  const found: Secret[] = [];
  for (const shape of shapes) {
    for (const match of text.matchAll(shape.pattern)) {
      const secret = match.groups?.secret ?? match[0];
      const start = match.index + match[0].lastIndexOf(secret);
      const span = { start, end: start + secret.length };
      const isKnown = found.some((other) => span.start < other.span.end && other.span.start < span.end);
      const judged = isKnown ? undefined : shape.judge(secret);
      if (judged) found.push({ kind: shape.kind, sign: shape.sign(secret), span, word: shape.word, ends: judged.ends });
    }
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

const mayHoldSecret =
  /AKIA|ASIA|gh[pousr]_|github_pat_|glpat-|xox[abeoprs]-|xapp-|hooks\.slack|[sr]k_live_|AIza|GOCSPX-|SG\.|npm_|pypi-|sk-|do[op]_v1_|shp(?:at|ca|pa|ss)_|hf_|eyJ|PRIVATE KEY|[Bb]earer\s|[Bb]asic\s/;

interface Shape {
  readonly kind: string;
  readonly word: string;
  readonly pattern: RegExp;
  readonly sign: (secret: string) => string;
  /** Undefined for what is none after all. */
  readonly judge: (secret: string) => { readonly ends?: string | undefined } | undefined;
}

/** As their issuers describe them; letters behind a sign of their own are drawn by lot. */
const shapes: readonly Shape[] = [
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-prefixes
  drawn('an access key of AWS', 'key', 4, /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/g),
  // https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/
  drawn('a token of GitHub', 'token', 4, /\bgh[pousr]_[A-Za-z0-9]{36}\b/g),
  drawn('a token of GitHub', 'token', 11, /\bgithub_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}\b/g),
  // https://docs.gitlab.com/security/tokens/#token-prefixes
  drawn('a token of GitLab', 'token', 6, /\bglpat-[A-Za-z0-9_-]{20}\b/g),
  // https://docs.slack.dev/authentication/tokens
  drawn('a token of Slack', 'token', 5, /\bxox[abeoprs]-(?:\d{8,}-){1,3}[A-Za-z0-9]{20,}\b/g),
  drawn('a token of Slack', 'token', 5, /\bxapp-\d-[A-Z0-9]{9,}-\d{10,}-[a-f0-9]{64}\b/g),
  drawn(
    'the address of a webhook of Slack',
    'path',
    2,
    /(?<=hooks\.slack\.com\/services\/)T[A-Z0-9]{8,}\/B[A-Z0-9]{8,}\/[A-Za-z0-9]{24}\b/g,
  ),
  // https://docs.stripe.com/keys
  drawn('a key of Stripe', 'key', 8, /\b[sr]k_live_[A-Za-z0-9]{20,}\b/g),
  // https://cloud.google.com/docs/authentication/api-keys
  drawn('a key of Google', 'key', 4, /\bAIza[A-Za-z0-9_-]{35}(?![\w-])/g),
  drawn('a client secret of Google', 'secret', 7, /\bGOCSPX-[A-Za-z0-9_-]{28}(?![\w-])/g),
  drawn('a key of SendGrid', 'key', 3, /\bSG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}(?![\w-])/g),
  drawn('a token of npm', 'token', 4, /\bnpm_[A-Za-z0-9]{36}\b/g),
  drawn('a token of PyPI', 'token', 5, /\bpypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,}/g),
  drawn('a key of OpenAI', 'key', 3, /\bsk-(?:[a-z]{1,9}-)?[A-Za-z0-9_-]{20,200}T3BlbkFJ[A-Za-z0-9_-]{20,200}/g),
  drawn('a key of Anthropic', 'key', 7, /\bsk-ant-[a-z]+\d+-[A-Za-z0-9_-]{80,}/g),
  drawn('a token of DigitalOcean', 'token', 7, /\bdo[op]_v1_[a-f0-9]{64}\b/g),
  drawn('a token of Shopify', 'token', 6, /\bshp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}\b/g),
  drawn('a token of Hugging Face', 'token', 3, /\bhf_[A-Za-z]{34}\b/g),
  {
    kind: 'a JSON Web Token',
    word: 'token',
    pattern: /\beyJ[\w-]{10,1000}\.eyJ[\w-]{8,8000}\.[\w-]{43,1000}/g,
    sign: () => 'eyJ',
    judge: judgeWebToken,
  },
  {
    kind: 'a private key',
    word: 'key',
    pattern: /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----(?<secret>(?:\s|\\n|[A-Za-z0-9+/=>]){150,}?)-----END/g,
    sign: () => 'PRIVATE KEY',
    judge: (secret) => (isMadeUp(secret.replace(/\s|\\n|>/g, '').slice(0, 200)) ? undefined : {}),
  },
  {
    kind: 'a bearer token',
    word: 'token',
    pattern: /\b[Bb]earer\s+(?<secret>[A-Za-z0-9_~+/.-]{32,}=*)/g,
    sign: () => 'Bearer',
    judge: (secret) => (isRandom(secret) && !secret.startsWith('eyJ') ? {} : undefined),
  },
  {
    kind: 'a name and a password',
    word: 'credentials',
    pattern: /\b[Bb]asic\s+(?<secret>[A-Za-z0-9+/]{24,}={0,2})(?![\w+/=.])/g,
    sign: () => 'Basic',
    judge: judgeBasic,
  },
];

function drawn(kind: string, word: string, signLength: number, pattern: RegExp): Shape {
  return {
    kind,
    word,
    pattern,
    sign: (secret) => secret.slice(0, signLength),
    judge: (secret) => (isMadeUp(secret.slice(signLength)) ? undefined : {}),
  };
}

/** Written by a person: words, runs of letters, few different ones. */
function isMadeUp(whole: string): boolean {
  const text = whole.slice(0, longestRead);
  if (madeUpWords.test(text) || /(.)\1{3}/.test(text) || /(.{3,})\1\1/.test(text)) return true;
  return new Set(text).size < Math.min(10, text.length / 2) || longestRun(text) >= 5;
}

/** So much of a secret shows whether it is one. */
const longestRead = 200;

const madeUpWords =
  /example|sample|dummy|fake|redacted|placeholder|your|secret|token|test|demo|insert|replace|changeme|hidden|removed|abcd|1234|4321|deadbeef|cafebabe|\.\.\./i;

/** Of letters or digits that follow each other, as `abcde` and `56789`. */
function longestRun(text: string): number {
  let longest = 1;
  let run = 1;
  for (let at = 1; at < text.length; at++) {
    run = text.charCodeAt(at) - text.charCodeAt(at - 1) === 1 ? run + 1 : 1;
    longest = Math.max(longest, run);
  }
  return longest;
}

/** Capital and small letters and digits without an order. */
function isRandom(text: string): boolean {
  const isMixed = /[A-Z]/.test(text) && /[a-z]/.test(text) && /\d.*\d/.test(text);
  return isMixed && !isMadeUp(text) && entropy(text) >= 4 && !/[A-Z]?[a-z]{7,}/.test(text);
}

/** In bits a character. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  let sum = 0;
  for (const count of counts.values()) sum -= (count / text.length) * Math.log2(count / text.length);
  return sum;
}

/** What it says shows most made-up ones, among them that of jwt.io; an end in the past makes it worthless. */
function judgeWebToken(token: string): { readonly ends?: string | undefined } | undefined {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const claims = decodeBase64(payload);
  if (claims === undefined || !/^\{.*"/s.test(claims) || !/"alg"/.test(decodeBase64(header) ?? '')) return undefined;
  if (madeUpClaims.test(claims) || isMadeUp(signature)) return undefined;
  const seconds = Number(/"exp"\s*:\s*(\d{9,11})/.exec(claims)?.[1]);
  return { ends: seconds > 0 ? new Date(seconds * 1000).toISOString().slice(0, 10) : undefined };
}

const madeUpClaims =
  /\b(?:john|jane|alice|bob|joe|example|test|foo|sample|demo|acme|user ?name)\b|1234|\.(?:example|test|local)\b/i;

function judgeBasic(encoded: string): { readonly ends?: undefined } | undefined {
  const decoded = decodeBase64(encoded);
  const colon = decoded?.indexOf(':') ?? -1;
  if (decoded === undefined || colon < 1 || /[^\x20-\x7e]/.test(decoded)) return undefined;
  const password = decoded.slice(colon + 1);
  return password.length >= 16 && isRandom(password) ? {} : undefined;
}
