import { endpointStyle } from '../bound/endpoint-headings.ts';
import { pathOf } from '../bound/spec-side.ts';
import { type Completion, type CompletionContext, sortKey } from './item.ts';
import { mayBecome } from './matching.ts';
import { pathsOf, typedPath } from './paths.ts';

/** The paths of the description: in calls behind its servers' URLs, and wherever paths are completed, those that the document doesn't use yet. */
export function describedPaths(context: CompletionContext): readonly Completion[] {
  return inUrl(context) ?? behindMethod(context);
}

function inUrl({ api, place }: CompletionContext): readonly Completion[] | undefined {
  const { block, line } = place;
  const mayHoldCall = block.kind === 'code' || place.inlineCode !== undefined;
  const typed = mayHoldCall ? /https?:\/\/[^\s"'`<>]*$/.exec(line.before)?.[0] : undefined;
  if (!api || typed === undefined) return undefined;
  const rest = /^[^\s"'`<>?]*/.exec(line.after)?.[0] ?? '';
  const span = { start: place.offset - typed.length, end: place.offset + rest.length };
  const urls = [...api.apis.flatMap((one) => one.servers.map(({ url }) => url)), ...api.servers];
  const servers = [...new Set(urls)].filter(
    (url) => /^https?:/.test(url) && (url.startsWith(typed) || typed.startsWith(url)),
  );
  const paths = new Map<string, Set<string>>();
  for (const operation of api.apis.flatMap(({ operations }) => operations)) {
    const path = pathOf(operation);
    const methods = paths.get(path) ?? new Set();
    paths.set(path, methods.add(operation.method));
  }
  return servers
    .flatMap((url) => [...paths].map(([path, methods]) => ({ text: `${url}${path}`, methods })))
    .filter(({ text }) => mayBecome(typed, text))
    .slice(0, mostOffers)
    .map(({ text, methods }, index) => offer(text, { methods: [...methods], span, index }));
}

const mostOffers = 200;

function behindMethod(context: CompletionContext): readonly Completion[] {
  const { api, file, place, graph } = context;
  const typed = api && typedPath(place);
  // In headings whole endpoints are offered.
  if (!api || !typed || typed.isHeading) return [];
  const { base } = endpointStyle(file, api);
  const used = new Set(pathsOf(file, place, graph).keys());
  const rest = /^[^\s`|()\],]*/.exec(place.line.after)?.[0] ?? '';
  const span = { start: place.offset - typed.text.length, end: place.offset + rest.length };
  return api.apis
    .flatMap(({ operations }) => operations)
    .filter(({ method }) => typed.method === undefined || method === typed.method)
    .map((operation) => ({ operation, text: `${base}${pathOf(operation)}` }))
    .filter(({ text }) => !used.has(text) && mayBecome(typed.text, text))
    .slice(0, mostOffers)
    .map(({ operation, text }, index) => offer(text, { methods: [operation.method], span, index }));
}

interface Offered {
  readonly methods: readonly string[];
  readonly span: Completion['span'];
  readonly index: number;
}

function offer(text: string, { methods, span, index }: Offered): Completion {
  return {
    label: text,
    kind: 'reference',
    insertText: text,
    isSnippet: false,
    span,
    detail: methods.join(', '),
    documentation: undefined,
    sortText: sortKey('7', index),
    filterText: text,
  };
}
