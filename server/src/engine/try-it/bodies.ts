import type { PlannedBody } from '#shared/try-it.ts';
import { printed } from '../generate/json.ts';
import { bodyOf, type ExampleBody, type FormPair, sentAs } from '../generate/request.ts';
import { describedRequest, requestOfExample } from '../preview/documented-request.ts';
import { encodedForm } from './percent.ts';
import type { TriedSubject } from './subject.ts';

/** What the body of a request may be, each with an example: that of the document for the first that it fits. */
export function bodiesOf({ documented, described }: TriedSubject): readonly PlannedBody[] {
  const method = described?.operation.method ?? documented?.operation.endpoint.method ?? '';
  // A browser sends none with these, and to servers it means nothing (RFC 9110, 9.3.1 and 9.3.2).
  if (method === 'GET' || method === 'HEAD') return [];
  const example = documented && documentedBody(documented);
  if (!described) return example ? [example] : [];
  const { api, operation } = described;
  const contents = api.details(operation).body?.content ?? [];
  const bodies = contents.flatMap((content) => {
    const body = bodyOf(content, api);
    return body ? [planned(body, content.mediaType)] : [];
  });
  const own =
    example &&
    bodies.find(({ kind, mediaType }) => kind === 'text' && essence(mediaType) === essence(example.mediaType));
  return own ? bodies.map((body) => (body === own ? { ...body, text: example.text } : body)) : bodies;
}

/** Whether the description asks for one. */
export function needsBody({ described }: TriedSubject): boolean {
  return described?.api.details(described.operation).body?.isRequired === true;
}

/** What is sent for what stands in the field, and as what. */
export function writtenBody(
  { kind, mediaType }: PlannedBody,
  text: string,
): { readonly mediaType: string; readonly text: string } {
  switch (kind) {
    case 'text':
      return { mediaType, text };
    case 'form': {
      const pairs = pairsIn(text).map(([name, value]) => `${encodedForm(name)}=${encodedForm(value)}`);
      return { mediaType, text: pairs.join('&') };
    }
    case 'multipart':
      return multipart(mediaType, pairsIn(text), text);
  }
}

function planned(body: ExampleBody, written: string): PlannedBody {
  const mediaType = sentAs(written);
  switch (body.kind) {
    case 'json':
      return { mediaType: body.mediaType, kind: 'text', text: printed(body.value) };
    case 'form':
      return { mediaType, kind: 'form', text: linesOf(body.fields) };
    case 'multipart':
      return { mediaType, kind: 'multipart', text: linesOf(body.fields) };
    case 'text':
      return { mediaType, kind: 'text', text: body.text };
    case 'file':
      return { mediaType, kind: 'text', text: '' };
  }
}

function linesOf(fields: readonly FormPair[]): string {
  return fields.map(({ name, value }) => `${name}=${value.replace(/\s*\n\s*/g, ' ')}`).join('\n');
}

function pairsIn(text: string): (readonly [string, string])[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const at = line.indexOf('=');
      return at === -1 ? [line, ''] : [line.slice(0, at), line.slice(at + 1)];
    });
}

/** https://www.rfc-editor.org/rfc/rfc7578#section-4 */
function multipart(
  mediaType: string,
  pairs: readonly (readonly [string, string])[],
  text: string,
): { mediaType: string; text: string } {
  let boundary = 'docwright';
  for (let number = 1; text.includes(boundary); number++) boundary = `docwright-${number}`;
  const parts = pairs.map(([name, value]) => {
    const quoted = name.replaceAll('"', '%22');
    return `--${boundary}\r\nContent-Disposition: form-data; name="${quoted}"\r\n\r\n${value}\r\n`;
  });
  return { mediaType: `${essence(mediaType)}; boundary=${boundary}`, text: `${parts.join('')}--${boundary}--\r\n` };
}

function documentedBody({ file, operation }: NonNullable<TriedSubject['documented']>): PlannedBody | undefined {
  for (const example of operation.examples) {
    const request = requestOfExample(file.text, example, '');
    if (request?.body === undefined || request.body === '' || request.method !== operation.endpoint.method) continue;
    const [, named] = request.headers.find(([name]) => /^content-type$/i.test(name)) ?? [];
    const isJson = /^\s*[[{]/.test(request.body);
    const fallback = isJson ? 'application/json' : 'application/x-www-form-urlencoded';
    return { mediaType: named ?? fallback, kind: 'text', text: request.body };
  }
  const { body } = describedRequest(operation, '');
  return body === undefined ? undefined : { mediaType: 'application/json', kind: 'text', text: body };
}

function essence(mediaType: string): string {
  return mediaType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
}
