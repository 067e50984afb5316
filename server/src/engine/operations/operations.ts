import type { Endpoint } from '../endpoints/endpoint.ts';
import { endpointsOf } from '../endpoints/endpoints.ts';
import { headingAbove } from '../facts/heading-chains.ts';
import type { Span } from '../finding.ts';
import type { MarkdownFile, PartContent } from '../markdown/markdown-file.ts';
import { adoptedEndpoints } from './adopted.ts';
import type { DocumentedExample, PartExample } from './examples/example.ts';
import { movedExample, movedParameter, movedResponse, movedSpan } from './moved.ts';
import type { DocumentedOperation, DocumentedParameter, DocumentedResponse, ParameterPlace } from './operation.ts';
import type { ParameterGroup } from './parameters/recogniser.ts';
import { operationsOfPart } from './part-operations.ts';
import { parametersInPath } from './path-parameters.ts';
import { type OperationSection, operationSections, topicAbove } from './sections.ts';

/** What a document says of each endpoint that it declares, or documents all the same by its calls, in their order. The parts' own facts are kept, so that an edit costs its part and a merge. */
export function operationsOf(file: MarkdownFile): readonly DocumentedOperation[] {
  const known = files.get(file);
  if (known) return known;
  const operations = readOperations(file);
  files.set(file, operations);
  return operations;
}

const files = new WeakMap<MarkdownFile, readonly DocumentedOperation[]>();

function readOperations(file: MarkdownFile): DocumentedOperation[] {
  const endpoints = endpointsOf(file);
  const declared = endpoints.filter(({ isDeclaration }) => isDeclaration);
  const adopted = adoptedEndpoints(file, endpoints);
  if (declared.length === 0 && adopted.length === 0) return [];
  const facts = placedFacts(file, declared);
  const spans = facts.map(({ span }) => span);
  const sections = operationSections(file, declared, { adopted, facts: spans });
  const operations = sections.flatMap((section) => {
    const content = readSection(file, section, within(facts, section.span));
    return section.endpoints.map((endpoint) => operationOf(file, endpoint, section, content));
  });
  return operations.sort((a, b) => a.endpoint.pathSpan.start - b.endpoint.pathSpan.start);
}

/** A fact of a part with its place in the document. */
type Fact = { readonly span: Span } & (
  | { readonly kind: 'parameters'; readonly group: ParameterGroup }
  | { readonly kind: 'response'; readonly response: DocumentedResponse; readonly isCertain: boolean }
  | { readonly kind: 'example'; readonly example: DocumentedExample; readonly isData: boolean }
);

/** All facts in order; a block of code that only declares endpoints is no example. */
function placedFacts(file: MarkdownFile, declared: readonly Endpoint[]): Fact[] {
  const facts: Fact[] = [];
  let next = 0;
  for (const { start, content } of file.parts) {
    for (const fact of factsOfPart(content, start)) {
      if (fact.kind === 'example') {
        while ((declared[next]?.pathSpan.end ?? Number.POSITIVE_INFINITY) <= fact.span.start) next++;
        if (onlyDeclares(file, fact.example, declared, next)) continue;
      }
      facts.push(fact);
    }
  }
  return facts;
}

function onlyDeclares(
  { text }: MarkdownFile,
  { bodySpan }: DocumentedExample,
  declared: readonly Endpoint[],
  from: number,
): boolean {
  let count = 0;
  for (let at = from; (declared[at]?.pathSpan.start ?? Number.POSITIVE_INFINITY) < bodySpan.end; at++) count++;
  if (count === 0) return false;
  const lines = text
    .slice(bodySpan.start, bodySpan.end)
    .split('\n')
    .filter((line) => /\w/.test(line) && !/^\s*(?:#|\/\/)/.test(line));
  return lines.length <= count;
}

/** Kept for as long as the part is the same and in the same place. */
function factsOfPart(content: PartContent, start: number): readonly Fact[] {
  const known = placed.get(content);
  if (known?.start === start) return known.facts;
  const { groups, responses, examples } = operationsOfPart(content);
  const facts: Fact[] = [
    ...groups.map((group): Fact => {
      const moved = {
        ...group,
        span: movedSpan(group.span, start),
        parameters: group.parameters.map((one) => movedParameter(one, start)),
      };
      return { kind: 'parameters', span: moved.span, group: moved };
    }),
    ...responses.map((response): Fact => {
      const moved = movedResponse(response, start);
      return { kind: 'response', span: moved.statusSpan, response: moved, isCertain: response.isCertain };
    }),
    ...examples.map((example: PartExample): Fact => {
      const moved = movedExample(example, start);
      return { kind: 'example', span: moved.span, example: moved, isData: example.isData };
    }),
  ].sort((a, b) => a.span.start - b.span.start);
  placed.set(content, { start, facts });
  return facts;
}

const placed = new WeakMap<PartContent, { readonly start: number; readonly facts: readonly Fact[] }>();

function within(facts: readonly Fact[], { start, end }: Span): readonly Fact[] {
  return facts.slice(firstFrom(facts, start), firstFrom(facts, end));
}

function firstFrom(facts: readonly Fact[], offset: number): number {
  let low = 0;
  let high = facts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((facts[middle]?.span.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

type Content = Pick<DocumentedOperation, 'parameters' | 'responseFields' | 'responses' | 'examples'>;

function readSection(file: MarkdownFile, section: OperationSection, facts: readonly Fact[]): Content {
  const parameters: DocumentedParameter[] = [];
  const responseFields: DocumentedParameter[] = [];
  const responses: DocumentedResponse[] = [];
  const examples: DocumentedExample[] = [];
  for (const fact of facts) {
    const above = topicAbove(file, headingAbove(file, fact.span.start), section.heading);
    switch (fact.kind) {
      case 'parameters':
        readGroup(fact.group, above, { parameters, responseFields });
        break;
      case 'response': {
        const about = above.topic?.about;
        if (fact.isCertain || about === 'statuses' || about === 'response') responses.push(fact.response);
        break;
      }
      case 'example':
        examples.push(roleFrom(fact, above.topic?.about, examples.at(-1)));
        break;
    }
  }
  return {
    parameters: withoutRepeated(parameters),
    responseFields: withoutRepeated(responseFields),
    responses,
    examples,
  };
}

type Above = ReturnType<typeof topicAbove>;

interface Fields {
  readonly parameters: DocumentedParameter[];
  readonly responseFields: DocumentedParameter[];
}

function readGroup(group: ParameterGroup, above: Above, into: Fields): void {
  const { parameters, topic, evidence } = group;
  const about = topic?.about ?? (group.isSetApart ? undefined : above.topic?.about);
  // Statuses and examples announce neither; a table of fields below them is of what is answered.
  const isResponse = about === 'response' || (about === 'statuses' && evidence !== 'possible');
  const isUnnamed = about === undefined || about === 'example';
  const isFurther = (above.hasOther && topic?.about === undefined) || group.isSetApart === true;
  if (about === 'other' || (about === 'statuses' && !isResponse)) return;
  if (evidence === 'possible' && (isUnnamed || isFurther)) return;
  if (evidence === 'likely' && isUnnamed && isFurther) return;
  const isOwn = topic?.about !== undefined;
  const place = topic?.place ?? (isOwn && above.topic?.about !== topic?.about ? undefined : above.topic?.place);
  const isRequired = topic?.isRequired ?? above.topic?.isRequired;
  const target = isResponse ? into.responseFields : into.parameters;
  const fields = parameters.map((parameter) => withDefaults(parameter, place, isRequired));
  if (group.owner !== undefined) addTo(target, group.owner, fields);
  else target.push(...fields);
}

/** Fields of a parameter's value become its children; fields of what isn't there are nobody's. */
function addTo(target: DocumentedParameter[], owner: string, fields: readonly DocumentedParameter[]): void {
  const names = [comparable(owner), `${comparable(owner)}s`];
  const index = target.findLastIndex(({ name }) => names.includes(comparable(name)));
  const found = target[index];
  if (found) target[index] = { ...found, children: [...found.children, ...fields] };
}

/** A sentence adds what nothing else says. */
function withoutRepeated(parameters: readonly DocumentedParameter[]): DocumentedParameter[] {
  const names = new Set(parameters.filter(({ form }) => form !== 'prose').map(({ name }) => comparable(name)));
  return parameters.filter(({ name, form }) => {
    if (form !== 'prose') return true;
    if (names.has(comparable(name))) return false;
    names.add(comparable(name));
    return true;
  });
}

function withDefaults(
  parameter: DocumentedParameter,
  place: ParameterPlace | undefined,
  isRequired: boolean | undefined,
): DocumentedParameter {
  return {
    ...parameter,
    in: parameter.in ?? place,
    required: parameter.required ?? (isRequired === undefined ? undefined : { value: isRequired, span: undefined }),
    children: parameter.children.map((child) => (place === undefined ? child : withDefaults(child, place, undefined))),
  };
}

/** What neither the block nor the words right above say, the headings may; data right behind a request is its answer. */
function roleFrom(
  { example, isData }: Fact & { kind: 'example' },
  about: NonNullable<Above['topic']>['about'],
  previous: DocumentedExample | undefined,
): DocumentedExample {
  if (example.role !== undefined || !isData) return example;
  if (about === 'response' || about === 'statuses') return { ...example, role: 'response' };
  if (about === 'request') return { ...example, role: 'request' };
  return previous?.role === 'request' ? { ...example, role: 'response' } : example;
}

function operationOf(
  file: MarkdownFile,
  endpoint: Endpoint,
  { span }: OperationSection,
  content: Content,
): DocumentedOperation {
  const inPath = parametersInPath(file.text, endpoint).filter((one) => endpoint.isDeclaration || one.in === 'path');
  const names = new Map(inPath.map((parameter) => [comparable(parameter.name), parameter]));
  const told = new Set<string>();
  const parameters = content.parameters.map((parameter) => {
    const key = comparable(parameter.name);
    const own = names.get(key);
    if (!own || (parameter.in !== undefined && parameter.in !== own.in)) return parameter;
    told.add(key);
    return parameter.in === undefined ? { ...parameter, in: own.in } : parameter;
  });
  return {
    endpoint,
    span,
    ...content,
    parameters: [...inPath.filter(({ name }) => !told.has(comparable(name))), ...parameters],
  };
}

/** `user_id`, `userId` and `user-id` are one name to a reader. */
function comparable(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
