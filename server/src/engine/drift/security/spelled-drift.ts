import { distance } from 'fastest-levenshtein';
import type { MarkdownFile } from '../../markdown/markdown-file.ts';
import { listed } from '../../spec/facts/listed.ts';
import { nearest } from '../../spec/facts/nearest.ts';
import type { AskedApi } from '../asked-api.ts';
import { fileNameOf } from '../spec-edits.ts';
import type { SecurityDrift } from './security-drift.ts';
import { type WrittenName, writtenAuthUrls, writtenScopes } from './written-oauth.ts';

/** Scopes and URLs of OAuth 2.0 that a document writes anywhere and that are spelled otherwise than in the descriptions: each once, where it stands first. */
export function spelledDrift(
  file: MarkdownFile,
  asked: AskedApi,
  told: readonly SecurityDrift[],
): readonly SecurityDrift[] {
  const names = namesOf(asked);
  if (names.length === 0) return [];
  const spans = told.flatMap((one) => [one.span, ...(one.related ?? []).map((related) => related.span)]);
  const isTold = ({ span }: WrittenName): boolean => spans.some((one) => one.start < span.end && span.start < one.end);
  const found = [
    ...grouped(writtenScopes(file).filter((one) => !isTold(one))).map((places) => wrongScope(file, places, names)),
    ...grouped(writtenAuthUrls(file).filter((one) => !isTold(one))).map((places) => wrongUrl(file, places, names)),
  ];
  return found.flatMap((one) => one ?? []);
}

interface Known extends Omit<NonNullable<SecurityDrift['because']>, 'message'> {
  readonly kind: 'scope' | 'url';
  readonly text: string;
}

function namesOf(asked: AskedApi): readonly Known[] {
  return asked.apis.flatMap((api) =>
    asked.schemes(api).flatMap(({ flows }) =>
      flows.flatMap(({ node, scopes }): Known[] => [
        ...scopes.map(({ name, at }) => ({ kind: 'scope', text: name, api, place: at }) as const),
        ...['tokenUrl', 'authorizationUrl', 'refreshUrl'].flatMap((key) => {
          const text = node.text(key);
          const place = node.get(key);
          return text !== undefined && place ? [{ kind: 'url', text, api, place } as const] : [];
        }),
      ]),
    ),
  );
}

function grouped(written: readonly WrittenName[]): readonly (readonly WrittenName[])[] {
  const groups = new Map<string, WrittenName[]>();
  for (const one of written) groups.set(one.text, [...(groups.get(one.text) ?? []), one]);
  return [...groups.values()];
}

function wrongScope(
  file: MarkdownFile,
  places: readonly WrittenName[],
  names: readonly Known[],
): SecurityDrift | undefined {
  const scopes = names.filter(({ kind }) => kind === 'scope');
  const [first] = places;
  if (!first || scopes.some(({ text }) => text === first.text)) return undefined;
  const meant = nearest(first.text, new Set(scopes.map(({ text }) => text)));
  const known = scopes.find(({ text }) => text === meant);
  // Of a family of the scopes, as `parcels:` is one; other names in such a line are something else.
  const family = /^[\w-]+[:./]/.exec(first.text)?.[0];
  const relative = family === undefined ? undefined : scopes.find(({ text }) => text.startsWith(family));
  const about = known ?? relative;
  if (!about || (!known && !/^[\w-]+:[\w:*-]+$/.test(first.text))) return undefined;
  const hint = known ? `; did you mean \`${known.text}\`?` : '';
  return driftOf(file, places, {
    about,
    known,
    message: `\`${fileNameOf(about.api)}\` has no scope \`${first.text}\`${hint}`,
  });
}

function wrongUrl(
  file: MarkdownFile,
  places: readonly WrittenName[],
  names: readonly Known[],
): SecurityDrift | undefined {
  const urls = names.filter(({ kind, text }) => kind === 'url' && /^https?:/i.test(text));
  const [first] = places;
  const plain = first?.text.replace(/[?#].*$/, '').replace(/\/$/, '');
  const isKnown = urls.some(({ text }) => text.replace(/\/$/, '') === plain);
  if (!first || isKnown) return undefined;
  const [known] = urls
    .filter(({ text }) => distance(text, first.text) <= mostSlips)
    .toSorted((a, b) => distance(a.text, first.text) - distance(b.text, first.text));
  if (!known) return undefined;
  const has = listed([...new Set(urls.map(({ text }) => text))]);
  return driftOf(file, places, {
    about: known,
    known,
    message: `\`${first.text}\` is no URL of the security schemes of \`${fileNameOf(known.api)}\`, but ${has}`,
  });
}

/** More letters make another URL. */
const mostSlips = 3;

function driftOf(
  { uri }: MarkdownFile,
  [first, ...others]: readonly WrittenName[],
  { about, known, message }: { readonly about: Known; readonly known: Known | undefined; readonly message: string },
): SecurityDrift | undefined {
  if (!first) return undefined;
  const edits = known ? [first, ...others].map(({ span }) => ({ uri, span, text: known.text })) : [];
  return {
    message,
    span: first.span,
    because: { api: about.api, place: about.place, message: 'What the description has' },
    related: others.map(({ span }) => ({ uri, span, message: 'It is used here, too' })),
    fixes: known ? [{ title: `Write \`${known.text}\``, edits, isSafe: false }] : [],
  };
}
