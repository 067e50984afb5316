import type { GivenParameter, PlannedParameter } from '#shared/try-it.ts';
import type { DescribedApi } from '../api/api.ts';
import type { DescribedParameter } from '../api/described.ts';
import { describeSchema } from '../api/schema.ts';
import type { OperationMatch } from '../drift/bound-api.ts';
import { type Json, jsonOf, jsonValue } from '../generate/json.ts';
import { parameterSample } from '../generate/request.ts';
import { isCredential } from '../http/credential-names.ts';
import type { DocumentedParameter } from '../operations/operation.ts';
import type { Node } from '../spec/tree/node.ts';
import type { GivenValue, ParameterStyle, Serialisation } from './serialise.ts';
import type { TriedSubject } from './subject.ts';

/** A parameter of a request, and how its value is written. */
export interface RequestParameter extends PlannedParameter {
  readonly serialisation: Serialisation;
}

/** Those that the description has; where there is none, those that the document has. Without secrets and without cookies. */
export function parametersOf({ documented, described }: TriedSubject): readonly RequestParameter[] {
  const known = described
    ? describedParameters(described)
    : (documented?.operation.parameters ?? []).flatMap((one) => ofDocument(one) ?? []);
  const template = described?.operation.path ?? documented?.operation.endpoint.path;
  const named = template?.segments.flatMap(({ parameters }) => parameters) ?? [];
  const undeclared = new Set(named.filter((name) => !known.some((one) => one.in === 'path' && one.name === name)));
  return [...[...undeclared].map(inPathOnly), ...known];
}

/** Whether the value of a header or of a query parameter gives access: it is asked for elsewhere, and no page knows it. */
export function isSecret({ name, in: place }: { readonly name: string; readonly in?: string | undefined }): boolean {
  return (
    (place === 'header' && /^(?:proxy-)?authorization$/i.test(name)) ||
    ((place === 'header' || place === 'query') && isCredential(name))
  );
}

/** What a field's text means; a problem is a sentence. */
export function readValue(
  { kind, name }: Pick<PlannedParameter, 'kind' | 'name'>,
  { value }: GivenParameter,
): GivenValue | { readonly kind: 'problem'; readonly problem: string } {
  switch (kind) {
    case 'text':
    case 'raw':
      return { kind: 'text', text: value };
    case 'list':
      return { kind: 'list', items: value.split(/\r?\n/).filter((line) => line !== '') };
    case 'object':
      return readObject(name, value);
  }
}

function readObject(name: string, text: string): ReturnType<typeof readValue> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      const members = Object.entries(value).map(([key, inner]) => [key, asText(inner)] as const);
      return { kind: 'object', members };
    }
  } catch {
    // Said below.
  }
  return { kind: 'problem', problem: `\`${name}\` must be an object in JSON` };
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function describedParameters({ api, operation }: OperationMatch): readonly RequestParameter[] {
  return api.details(operation).parameters.flatMap((parameter) => {
    // Of these the other fields of the operation speak (OpenAPI 3.1.1, 4.8.12.2).
    const isElsewhere = parameter.in === 'header' && /^(?:accept|content-type|authorization)$/i.test(parameter.name);
    return parameter.in === 'cookie' || isElsewhere || isSecret(parameter)
      ? []
      : described(parameter, parameter.in, api);
  });
}

function described(parameter: DescribedParameter, place: PlannedParameter['in'], api: DescribedApi): RequestParameter {
  const { name, isRequired, description, schema, node } = parameter;
  const said = describeSchema(schema, api);
  const kind = kindOf(parameter, said?.types[0]);
  const fallback = said?.default && jsonOf(said.default);
  const sample = textFor(kind, parameterSample(parameter, api));
  const own = said?.default ? textFor(kind, jsonValue(said.default)) : sample;
  const words = description?.trim().split(/\n\s*\n/, 1)[0];
  return {
    name,
    in: place,
    isRequired,
    ...(words ? { description: words } : undefined),
    kind,
    value: isRequired ? own : '',
    ...(isRequired ? undefined : { hint: fallback ?? sample.split('\n').join(', ') }),
    choices: kind === 'text' ? choicesOf(said?.values ?? [], said?.types ?? []) : [],
    serialisation:
      api.version === '2.0'
        ? oldSerialisation(node.text('collectionFormat'), place)
        : serialisationOf(parameter, place),
  };
}

function kindOf({ node, in: place, schema }: DescribedParameter, type: string | undefined): PlannedParameter['kind'] {
  if (place === 'querystring' || (node.has('content') && !node.has('schema'))) return 'raw';
  if (schema === undefined) return 'text';
  return type === 'array' ? 'list' : type === 'object' ? 'object' : 'text';
}

function textFor(kind: PlannedParameter['kind'], value: Json): string {
  if (kind === 'list' && Array.isArray(value)) return value.map(asText).join('\n');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function choicesOf(values: readonly Node[], types: readonly string[]): readonly string[] {
  const texts = values.length > 0 ? values.map(jsonOf) : types[0] === 'boolean' ? ['true', 'false'] : [];
  return texts.length <= mostChoices ? texts : [];
}

const mostChoices = 200;

/** https://spec.openapis.org/oas/v3.1.1.html#style-values */
function serialisationOf({ node }: DescribedParameter, place: PlannedParameter['in']): Serialisation {
  const usual: ParameterStyle = place === 'query' ? 'form' : 'simple';
  const style = styles.find((one) => one === node.text('style')) ?? usual;
  const explode = node.get('explode');
  return {
    style,
    explode: explode?.kind === 'scalar' && typeof explode.value === 'boolean' ? explode.value : style === 'form',
    allowsReserved: isTrue(node.get('allowReserved')),
  };
}

function isTrue(node: Node | undefined): boolean {
  return node?.kind === 'scalar' && node.value === true;
}

const styles: readonly ParameterStyle[] = [
  ...(['matrix', 'label', 'simple', 'form', 'spaceDelimited', 'pipeDelimited', 'deepObject'] as const),
];

/** https://spec.openapis.org/oas/v2.0.html#parameter-object */
function oldSerialisation(format: string | undefined, place: PlannedParameter['in']): Serialisation {
  const style = oldStyles[format ?? ''] ?? (place === 'query' ? 'form' : 'simple');
  return { style, explode: format === 'multi', allowsReserved: false };
}

const oldStyles: Readonly<Record<string, ParameterStyle>> = {
  multi: 'form',
  ssv: 'spaceDelimited',
  tsv: 'tabDelimited',
  pipes: 'pipeDelimited',
};

/** Without a description a parameter is text, and stands where the document says, or else in the query. */
function ofDocument(parameter: DocumentedParameter): RequestParameter | undefined {
  const { name, required, description, default: preset, values } = parameter;
  const place = parameter.in ?? 'query';
  if (place === 'body' || place === 'cookie' || isSecret({ name, in: place })) return undefined;
  if (place === 'header' && /^(?:accept|content-type)$/i.test(name)) return undefined;
  const isRequired = place === 'path' || required?.value === true;
  return {
    name,
    in: place,
    isRequired,
    ...(description ? { description: description.text } : undefined),
    kind: 'text',
    value: isRequired ? (preset?.text ?? values[0]?.text ?? '') : '',
    ...(preset ? { hint: preset.text } : undefined),
    choices: values.map(({ text }) => text),
    serialisation: plain(place),
  };
}

function inPathOnly(name: string): RequestParameter {
  return { name, in: 'path', isRequired: true, kind: 'text', value: '', choices: [], serialisation: plain('path') };
}

function plain(place: PlannedParameter['in']): Serialisation {
  return { style: place === 'query' ? 'form' : 'simple', explode: place === 'query', allowsReserved: false };
}
