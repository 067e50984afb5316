import { endpointsOf } from '../../endpoints/endpoints.ts';
import { coversPath, type EndpointPath } from '../../endpoints/path.ts';
import { writtenSegments } from '../../endpoints/written-path.ts';
import type { MarkdownFile } from '../../markdown/markdown-file.ts';
import { listed } from '../../spec/facts/listed.ts';
import type { AskedApi } from '../asked-api.ts';
import type { OperationMatch, Suggestion } from '../bound-api.ts';
import { differenceFrom, knownServers } from '../hosts.ts';
import type { NamedEndpoint } from '../named-endpoint.ts';
import { fileNameOf } from '../spec-edits.ts';
import type { ExampleDrift } from './example-drift.ts';
import type { SentRequest } from './sent-request.ts';

/** A request that is none of the operations, though it seems to have been meant as one. What the document declares elsewhere is found there. */
export function strayRequest(
  request: SentRequest,
  { file, asked, source }: { readonly file: MarkdownFile; readonly asked: AskedApi; readonly source: string },
): (ExampleDrift & { readonly match: OperationMatch }) | undefined {
  const { path } = request.endpoint;
  if (path.segments.length === 0 || differenceFrom(knownServers(asked), path.server, () => true) === 'host')
    return undefined;
  const suggestions = asked.suggest(request.endpoint);
  const [best] = suggestions;
  if (!best || isDeclared(request.endpoint, file)) return undefined;
  const because = {
    place: best.kind === 'method' ? best.operation.at : best.operation.pathAt,
    message: 'What the description has',
  };
  const match = { ...best, offset: 0 };
  const name = fileNameOf(best.api);
  if (best.kind === 'method') {
    const methods = suggestions.map(({ operation }) => operation.method);
    return {
      match,
      message: `\`${best.operation.path.template}\` has no \`${request.method.text}\` in \`${name}\`, but ${listed(methods, 8)}`,
      span: request.method.span ?? request.url.span,
      because,
      fixes: methodFix(request, best),
    };
  }
  const segment = otherSegment(request, best, source);
  return {
    match,
    message: `\`${request.method.text} ${path.template}\` is not in \`${name}\`; did you mean \`${best.operation.path.template}\`?`,
    span: segment?.edits[0]?.span ?? request.url.span,
    because,
    fixes: segment ? [segment] : [],
  };
}

/** With or without a server's base path and a version. */
function isDeclared({ method, path }: NamedEndpoint, file: MarkdownFile): boolean {
  return endpointsOf(file).some(
    (endpoint) => endpoint.isDeclaration && endpoint.method === method && coversEnd(endpoint.path, path),
  );
}

function coversEnd(declared: EndpointPath, path: EndpointPath): boolean {
  const count = declared.segments.length;
  return count > 0 && coversPath(declared, { ...path, segments: path.segments.slice(-count) });
}

function methodFix({ method }: SentRequest, { operation }: Suggestion): ExampleDrift['fixes'] {
  if (!method.span) return [];
  return [{ title: `Write \`${operation.method}\``, edits: [{ span: method.span, text: operation.method }] }];
}

/** Where one segment alone is another than that of the operation. */
function otherSegment(
  { url, endpoint }: SentRequest,
  { operation }: Suggestion,
  source: string,
): ExampleDrift['fixes'][number] | undefined {
  const written = writtenSegments(source, url.span, endpoint.path)?.filter(({ text }) => text !== '') ?? [];
  const wanted = operation.path.segments;
  const offset = written.length - wanted.length;
  const others = wanted.flatMap(({ text, parameters }, index) => {
    const found = written[index + offset];
    return found && parameters.length === 0 && found.text !== text ? [{ text, span: found.span }] : [];
  });
  const [only, ...rest] = others;
  if (!only || rest.length > 0 || offset < 0) return undefined;
  return { title: `Write \`${only.text}\``, edits: [only] };
}
