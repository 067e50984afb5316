import { headingAbove } from '../facts/heading-chains.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import { movedSpan } from '../spans.ts';
import type { DocumentedExample } from './examples/example.ts';
import { movedExample, movedResponse, movedWording } from './moved.ts';
import { comparable } from './names.ts';
import type { DocumentedOperation, DocumentedParameter, DocumentedResponse, ParameterPlace } from './operation.ts';
import type { PlacedFact } from './placed-facts.ts';
import { type OperationSection, topicAbove } from './sections.ts';

/** What a section says, of whichever of its endpoints. */
export type SectionContent = Pick<DocumentedOperation, 'parameters' | 'responseFields' | 'responses' | 'examples'>;

export function readSection(
  file: MarkdownFile,
  section: OperationSection,
  facts: readonly PlacedFact[],
): SectionContent {
  const inPath = new Set(
    section.endpoints.flatMap(({ path }) => path.segments.flatMap((one) => one.parameters.map(comparable))),
  );
  const parameters: DocumentedParameter[] = [];
  const responseFields: DocumentedParameter[] = [];
  const responses: DocumentedResponse[] = [];
  const examples: DocumentedExample[] = [];
  for (const fact of facts) {
    const above = topicAbove(file, headingAbove(file, fact.span.start), section.heading);
    switch (fact.kind) {
      case 'parameters':
        readGroup(fact, above, { parameters, responseFields, inPath });
        break;
      case 'response': {
        const about = above.topic?.about;
        if (fact.response.isCertain || about === 'statuses' || about === 'response')
          responses.push(movedResponse(fact.response, fact.offset));
        break;
      }
      case 'example':
        examples.push(withRole(fact, above.topic?.about, examples.at(-1)));
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
  /** What the paths of the section's endpoints name. */
  readonly inPath: ReadonlySet<string>;
}

function readGroup({ group, offset }: PlacedFact & { kind: 'parameters' }, above: Above, into: Fields): void {
  const { topic, evidence } = group;
  const about = topic?.about ?? (group.isSetApart ? undefined : above.topic?.about);
  // Statuses and examples announce neither; a table of fields below them is of what is answered.
  const isResponse = about === 'response' || (about === 'statuses' && evidence !== 'possible');
  const isUnnamed = about === undefined || about === 'example';
  const isFurther = (above.hasOther && topic?.about === undefined) || group.isSetApart === true;
  if (about === 'other' || (about === 'statuses' && !isResponse)) return;
  const isOfPath = group.parameters.some(({ name }) => into.inPath.has(comparable(name)));
  if (evidence === 'possible' && ((isUnnamed && !isOfPath) || isFurther)) return;
  if (evidence === 'likely' && isUnnamed && isFurther) return;
  const isOwn = topic?.about !== undefined;
  const place = topic?.place ?? (isOwn && above.topic?.about !== topic?.about ? undefined : above.topic?.place);
  const isRequired = topic?.isRequired ?? above.topic?.isRequired;
  const target = isResponse ? into.responseFields : into.parameters;
  const fields = group.parameters.map((parameter) => placedParameter(parameter, offset, { place, isRequired }));
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

interface Announced {
  readonly place: ParameterPlace | undefined;
  readonly isRequired: boolean | undefined;
}

/** With what the words above say where it says nothing itself; they say of all that stands in it where that is, but not whether it is required. */
function placedParameter(parameter: DocumentedParameter, offset: number, announced: Announced): DocumentedParameter {
  const { place, isRequired } = announced;
  const { required, values, children } = parameter;
  return {
    name: parameter.name,
    nameSpan: movedSpan(parameter.nameSpan, offset),
    in: parameter.in ?? place,
    type: movedWording(parameter.type, offset),
    required: required
      ? { value: required.value, span: required.span && movedSpan(required.span, offset) }
      : isRequired === undefined
        ? undefined
        : { value: isRequired, span: undefined },
    default: movedWording(parameter.default, offset),
    values: values.length === 0 ? values : values.map(({ text, span }) => ({ text, span: movedSpan(span, offset) })),
    description: movedWording(parameter.description, offset),
    span: movedSpan(parameter.span, offset),
    form: parameter.form,
    children:
      children.length === 0
        ? children
        : children.map((child) => placedParameter(child, offset, { place, isRequired: undefined })),
  };
}

/** What neither the block nor the words right above say, the headings may; data right behind a request is its answer. */
function withRole(
  { example: own, offset }: PlacedFact & { kind: 'example' },
  about: NonNullable<Above['topic']>['about'],
  previous: DocumentedExample | undefined,
): DocumentedExample {
  const example = movedExample(own, offset);
  if (own.role !== undefined || !own.isData) return example;
  if (about === 'response' || about === 'statuses') return { ...example, role: 'response' };
  if (about === 'request') return { ...example, role: 'request' };
  return previous?.role === 'request' ? { ...example, role: 'response' } : example;
}
