import type { DescribedApi } from '../../api/api.ts';
import type { DescribedFlow } from '../../api/described.ts';
import type { Span } from '../../finding.ts';
import { hostOf, isLocal } from '../../http/hosts.ts';
import { allBlocks } from '../../markdown/all-blocks.ts';
import type { TableBlock } from '../../markdown/facts.ts';
import type { MarkdownFile } from '../../markdown/markdown-file.ts';
import { isPlaceholderText } from '../../operations/examples/placeholder.ts';
import { movedSpan } from '../../spans.ts';
import { listed } from '../../spec/facts/listed.ts';
import { nearest } from '../../spec/facts/nearest.ts';
import type { Place } from '../../spec/tree/node.ts';
import { blocksIn } from '../../structure/content.ts';
import type { AskedApi } from '../asked-api.ts';
import { fileNameOf } from '../spec-edits.ts';
import type { AuthSection } from './auth-sections.ts';
import type { SecurityDrift } from './security-drift.ts';

interface FlowOf {
  readonly api: DescribedApi;
  readonly at: Place;
  readonly flow: DescribedFlow;
}

/** URLs of tokens and of authorization, and lists of scopes, that are others than those of the OAuth 2.0 flows. */
export function oauthDrift(
  file: MarkdownFile,
  sections: readonly AuthSection[],
  asked: AskedApi,
): readonly SecurityDrift[] {
  const flows = asked.apis.flatMap((api) =>
    asked.schemes(api).flatMap(({ flows: own, at }) => own.map((flow): FlowOf => ({ api, at, flow }))),
  );
  if (flows.length === 0) return [];
  return sections.flatMap((section) => [
    ...together(file, urlDrift(file, section, flows)),
    ...scopeTables(file, section).flatMap((table) => scopeDrift(file, table, flows)),
  ]);
}

/** What is wrong in several places is told once, and mended in all of them. */
function together(file: MarkdownFile, all: readonly SecurityDrift[]): SecurityDrift[] {
  const byMessage = new Map<string, SecurityDrift[]>();
  for (const drift of all) byMessage.set(drift.message, [...(byMessage.get(drift.message) ?? []), drift]);
  return [...byMessage.values()].flatMap((same) => {
    const [first, ...others] = same;
    if (!first || others.length === 0) return same;
    const count = others.length;
    const more = ` (and in ${count} more ${count === 1 ? 'place' : 'places'})`;
    return [
      {
        ...first,
        message: first.message + more,
        related: others.map(({ span }) => ({ uri: file.uri, span, message: 'It stands here, too' })),
        fixes: first.fixes.map((fix, index) => {
          return { ...fix, edits: same.flatMap(({ fixes }) => fixes[index]?.edits ?? []) };
        }),
      },
    ];
  });
}

type UrlKind = 'tokenUrl' | 'authorizationUrl' | 'refreshUrl';

const labels: readonly (readonly [kind: UrlKind, title: string, pattern: RegExp])[] = [
  ['refreshUrl', 'refresh', /\brefresh[\s_-]*(?:token[\s_-]*)?(?:urls?|uris?|endpoint)\b/i],
  ['tokenUrl', 'token', /\b(?:access[\s_-]*)?token[\s_-]*(?:urls?|uris?|endpoint)\b/i],
  ['authorizationUrl', 'authorization', /\bauth(?:ori[sz](?:ation|e))?[\s_-]*(?:urls?|uris?|endpoint)\b/i],
];

/** By its end: `/oauth/token`. */
function labelOf(url: string): (typeof labels)[number] | undefined {
  return /\/token\w{0,3}\/?$/i.test(url) ? labels.find(([kind]) => kind === 'tokenUrl') : undefined;
}

/** URLs behind words that say what they are, in the same line. */
function urlDrift(file: MarkdownFile, { span }: AuthSection, flows: readonly FlowOf[]): SecurityDrift[] {
  const found: SecurityDrift[] = [];
  let lineStart = span.start;
  for (const line of file.text.slice(span.start, span.end).split('\n')) {
    for (const { index, 0: matched } of line.matchAll(/https?:\/\/[^\s<>"'`)\]|\\]+/gi)) {
      const url = matched.replace(/[.,;:*_!]+$/, '');
      const label = labels.find(([, , pattern]) => pattern.test(line.slice(0, index))) ?? labelOf(url);
      const start = lineStart + index;
      const drift = label && wrongUrl(file, { url, span: { start, end: start + url.length } }, label, flows);
      if (drift) found.push(drift);
    }
    lineStart += line.length + 1;
  }
  return found;
}

function wrongUrl(
  { uri }: MarkdownFile,
  { url, span }: { readonly url: string; readonly span: Span },
  [kind, title]: (typeof labels)[number],
  flows: readonly FlowOf[],
): SecurityDrift | undefined {
  const known = flows.flatMap(({ flow, ...rest }) => {
    // Tokens are refreshed where they are given, unless something else is said (OpenAPI 3.1.1, 4.8.29).
    const own = flow[kind] ?? (kind === 'refreshUrl' ? flow.tokenUrl : undefined);
    const at = flow.node.get(kind) ?? rest.at;
    return own === undefined ? [] : [{ ...rest, at, url: own }];
  });
  const [first] = known;
  const host = hostOf(url);
  if (!first || isPlaceholderText(url) || (host !== undefined && isLocal(host))) return undefined;
  if (known.some((one) => isSameUrl(one.url, url))) return undefined;
  const urls = [...new Set(known.map((one) => one.url))];
  const [only, ...others] = urls;
  return {
    message: `\`${url}\` is no ${title} URL of \`${fileNameOf(first.api)}\`, but ${listed(urls)}`,
    span,
    because: { api: first.api, place: first.at, message: 'What the description has' },
    fixes:
      only !== undefined && others.length === 0 && hostOf(only) !== undefined
        ? [{ title: `Write \`${only}\``, edits: [{ uri, span, text: only }], isSafe: false }]
        : [],
  };
}

/** A relative URL is told by its path; a query has values of a call. */
function isSameUrl(described: string, written: string): boolean {
  const [a, b] = [described, written].map((url) => url.replace(/[?#].*$/, '').replace(/\/+$/, ''));
  if (a === undefined || b === undefined) return true;
  if (/^https?:/i.test(a)) return a.replace(/^http:/i, 'https:') === b.replace(/^http:/i, 'https:');
  return b.endsWith(a.replace(/^[./]+/, '/'));
}

interface ScopeTable {
  readonly table: TableBlock;
  readonly offset: number;
  readonly column: number;
  readonly columns: number;
}

/** Tables with a column of scopes. */
function scopeTables(file: MarkdownFile, { span }: AuthSection): ScopeTable[] {
  return [...blocksIn(file, span)].flatMap(({ block, offset }) =>
    allBlocks([block]).flatMap((table) => {
      if (table.kind !== 'table') return [];
      const column = table.header.findIndex(({ text }) =>
        /^(?:oauth )?scopes?$/i.test(text.replace(/[`*]/g, '').trim()),
      );
      // In another column the scopes are those that something needs.
      return column === 0 ? [{ table, offset, column, columns: table.header.length }] : [];
    }),
  );
}

function scopeDrift(
  file: MarkdownFile,
  { table, offset, column, columns }: ScopeTable,
  flows: readonly FlowOf[],
): SecurityDrift[] {
  const scopes = new Map(
    flows.flatMap(({ flow, api }) => flow.scopes.map((scope) => [scope.name, { ...scope, api }] as const)),
  );
  if (scopes.size === 0) return [];
  const written = table.rows.flatMap((row) => {
    const cell = row[column];
    const name = cell?.text.replace(/[`*]/g, '').trim() ?? '';
    if (!cell || !(scopes.has(name) || /^[\w.:/*-]+$/.test(name))) return [];
    const start =
      offset + file.text.slice(offset + cell.span.start, offset + cell.span.end).indexOf(name) + cell.span.start;
    return [{ name, span: { start, end: start + name.length } }];
  });
  const named = new Set(written.map(({ name }) => name));
  if (written.length === 0) return [];
  const open = new Set([...scopes.keys()].filter((name) => !named.has(name)));
  const { uri } = file;
  const found: SecurityDrift[] = [];
  for (const { name, span } of written.filter((one) => !scopes.has(one.name))) {
    const suggestion = nearest(name, open);
    if (suggestion !== undefined) open.delete(suggestion);
    const scope = suggestion === undefined ? undefined : scopes.get(suggestion);
    const [flow] = flows;
    if (!flow) continue;
    const meant = suggestion === undefined ? '' : `; did you mean \`${suggestion}\`?`;
    found.push({
      message: `\`${fileNameOf(flow.api)}\` has no scope \`${name}\`${meant}`,
      span,
      because: { api: flow.api, place: scope?.at ?? flow.at, message: 'What the description has' },
      fixes:
        suggestion === undefined
          ? []
          : [{ title: `Write \`${suggestion}\``, edits: [{ uri, span, text: suggestion }], isSafe: false }],
    });
  }
  const header = table.header[column];
  const last = table.rows.at(-1)?.at(-1);
  for (const name of open) {
    const scope = scopes.get(name);
    if (!scope || !header) continue;
    found.push({
      message: `The scope \`${name}\` of \`${fileNameOf(scope.api)}\` is not in the table`,
      span: movedSpan(header.span, offset),
      because: { api: scope.api, place: scope.at, message: 'The scope' },
      fixes: last ? [addScope(file, offset + last.span.end, { name, description: scope.description, columns })] : [],
    });
  }
  return found;
}

function addScope(
  { uri, text, lines }: MarkdownFile,
  offset: number,
  scope: { readonly name: string; readonly description: string | undefined; readonly columns: number },
): SecurityDrift['fixes'][number] {
  const line = lines.lineAt(offset);
  const [start, end] = [lines.lineStart(line), lines.lineEnd(line)];
  const lead = /^[\s>]*/.exec(text.slice(start, end))?.[0] ?? '';
  const cells = Array.from({ length: scope.columns }, (_, index) => {
    if (index === 0) return `\`${scope.name}\``;
    return index === 1 ? (scope.description ?? 'TODO').replaceAll('|', '\\|').replaceAll(/\s+/g, ' ') : 'TODO';
  });
  const lineBreak = text.startsWith('\r\n', end) ? '\r\n' : '\n';
  const row = `${lineBreak}${lead}| ${cells.join(' | ')} |`;
  return { title: `Add \`${scope.name}\``, edits: [{ uri, span: { start: end, end }, text: row }], isSafe: false };
}
