import type { DescribedApi } from '../../api/api.ts';
import { describeSchema } from '../../api/schema.ts';
import { shorten } from '../../configuration/problem.ts';
import type { Span } from '../../finding.ts';
import type { ExampleValue } from '../../operations/examples/value.ts';
import type { Written } from '../../spec/edit/edits.ts';
import { suggestionFor } from '../../spec/examples/keywords/values.ts';
import type { Direction } from '../../spec/examples/run.ts';
import { describeProblems, problemsOf, type ValueFinding } from '../../spec/examples/validate.ts';
import type { Node, Place } from '../../spec/tree/node.ts';
import { type Because, type DriftFix, type ExampleDrift, wordsOf } from './example-drift.ts';
import { fittingSample, optionsFor } from './fitting-sample.ts';
import { insertMembers, isPython, jsonText, pythonText, quotedSpan, removeMember } from './member-edits.ts';
import { problemKey, unavoidableProblems } from './unavoidable.ts';
import { isMisspelt, undeclaredKeyword, undeclaredProperties } from './undeclared.ts';
import { exampleUri, nodesOf, type ValueNodes } from './value-nodes.ts';

/** How a value of an example is compared with schemas. */
export interface ValueQuestion {
  readonly api: DescribedApi;
  readonly direction: Direction;
  /** What the value as a whole is called: `The example`. */
  readonly subject: string;
  /** The inside of the block without and with the marks of a quote. */
  readonly text: string;
  readonly source: string;
  /** Whether the value is written in JSON, so that members can be added. */
  readonly isJson: boolean;
  /** Whether nothing says what the value is but the place where it stands: it may be a part of what was meant, or another thing. */
  readonly isVague?: boolean | undefined;
}

/** What the schema that fits a value best says against it; nothing where one of them fits. */
export function driftOfValue(
  value: ExampleValue,
  schemas: readonly Node[],
  question: ValueQuestion,
): readonly ExampleDrift[] {
  const nodes = nodesOf(value, question.text);
  let best: Fit | undefined;
  for (const schema of schemas) {
    const fit = fitOf(nodes, schema, question);
    if (fit.findings.length === 0) return [];
    if (!best || fit.cost < best.cost) best = fit;
  }
  const { findings, schema } = best ?? { findings: [], schema: undefined };
  const isVague =
    question.isVague === true && !findings.some(({ problem }) => isMisspelt(problem)) && schemas.length > 0;
  if (isVague && schemas.every((one) => isOtherThing(nodes, one, question))) return [];
  if (isVague && schemas.some((one) => isInside(nodes, one, question))) return [];
  return findings.map((finding) => driftOf(finding, { nodes, schema, question }));
}

/** Whether an object has none of the properties that a schema speaks of. */
function isOtherThing({ root }: ValueNodes, schema: Node, { api }: ValueQuestion): boolean {
  const described = describeSchema(schema, api);
  if (root.kind !== 'map' || !described || described.alternatives.length > 0) return false;
  const names = new Set(described.properties.map(({ name }) => name));
  return names.size > 0 && !root.entries.some(({ key }) => names.has(key));
}

/** Whether a value fits what stands in an envelope, or one item of a list. */
function isInside(nodes: ValueNodes, schema: Node, question: ValueQuestion): boolean {
  const described = describeSchema(schema, question.api);
  if (!described) return false;
  const isObject = described.properties.length > 0;
  const isWrongKind = nodes.root.kind === 'list' ? isObject : described.items !== undefined;
  const inner = isObject ? described.properties.map((one) => one.schema) : [described.items ?? []].flat();
  return (
    isWrongKind && inner.some((one) => isTelling(one, question) && fitOf(nodes, one, question).findings.length === 0)
  );
}

/** Whether a schema says something of what stands in a value. */
function isTelling(schema: Node, { api }: Pick<ValueQuestion, 'api'>): boolean {
  const described = describeSchema(schema, api);
  return described !== undefined && (described.properties.length > 0 || described.items !== undefined);
}

/** Whether a value has properties that none of some schemas speaks of. */
export function isUnknownTo(value: ExampleValue, schemas: readonly Node[], { api, text }: ValueQuestion): boolean {
  const { root, sketch } = nodesOf(value, text);
  return schemas.every((schema) =>
    undeclaredProperties(root, schema, api, sketch).some((problem) => !isMisspelt(problem)),
  );
}

interface Fit {
  readonly schema: Node;
  readonly findings: readonly ValueFinding[];
  readonly cost: number;
}

function fitOf(nodes: ValueNodes, schema: Node, { api, direction, subject }: ValueQuestion): Fit {
  const options = optionsFor(api, direction, subject);
  const { root, sketch } = nodes;
  const found = [
    ...problemsOf(root, schema, { ...options, sketch }),
    ...undeclaredProperties(root, schema, api, sketch),
  ];
  const unavoidable = found.length > 0 ? unavoidableProblems(schema, api, direction) : undefined;
  const problems = found.filter(
    (problem) => !unavoidable?.has(problemKey(problem)) && !(problem.missing && isControl(problem.missing)),
  );
  const findings = describeProblems({ node: root, entry: undefined }, problems, options);
  const grave = findings.filter(({ problem }) => isGrave(problem)).length;
  return { schema, findings, cost: grave * grievous + findings.length };
}

/** What OData says of an object beside its properties is left out where it goes without saying (OData JSON Format 4.01, 4.6.3). */
function isControl(names: readonly string[]): boolean {
  return names.length > 0 && names.every((name) => name.startsWith('@odata.'));
}

/** One that has another name is missing, too. */
function isGrave(problem: ValueFinding['problem']): boolean {
  return problem.keyword !== undeclaredKeyword || (problem.suggestion !== undefined && !isMisspelt(problem));
}

/** What is not declared weighs less than any number of what doesn't fit. */
const grievous = 1000;

interface Told {
  readonly nodes: ValueNodes;
  readonly schema: Node | undefined;
  readonly question: ValueQuestion;
}

function driftOf(finding: ValueFinding, told: Told): ExampleDrift {
  const { problem, because } = finding;
  const isUndeclared = problem.keyword === undeclaredKeyword && problem.suggestion === undefined;
  // 2.0 has no words for null.
  const isNull = nodeIsNull(problem.node) && told.question.api.version === '2.0';
  return {
    message: finding.message,
    span: spanOf(finding, told.nodes),
    because:
      because.part.uri === exampleUri
        ? undefined
        : {
            place: meantProperty(problem, told) ?? wordsOf(problem, suggestionFor(problem.node, problem.wanted ?? [])),
            message: 'What the schema says',
          },
    besides: missingProperties(problem, told),
    undeclared: problem.keyword === undeclaredKeyword ? problem.entry?.key : undefined,
    severity: isUndeclared || isNull ? 'info' : undefined,
    fixes: fixesOf(finding, told),
  };
}

/** Where the schema has the properties that it requires and a value lacks. */
function missingProperties(
  { node, missing = [] }: ValueFinding['problem'],
  { nodes, schema, question: { api } }: Told,
): readonly Because[] {
  const value = nodes.values.get(node);
  if (missing.length === 0 || !value || !schema) return [];
  const properties = describeSchema(schemaAt(value, nodes, schema, api), api)?.properties ?? [];
  return properties
    .filter(({ name }) => missing.includes(name))
    .map(({ at }) => ({ place: at, message: 'The property' }));
}

/** Where the schema has the property that a misspelt one stands for. */
function meantProperty(
  { node, suggestion, entry }: ValueFinding['problem'],
  { nodes, schema, question: { api } }: Told,
): Place | undefined {
  const value = nodes.values.get(node);
  const owner = entry && suggestion !== undefined && value && schema && schemaAt(value, nodes, schema, api);
  return owner ? describeSchema(owner, api)?.properties.find(({ name }) => name === suggestion)?.at : undefined;
}

function nodeIsNull(node: Node): boolean {
  return node.kind === 'scalar' && node.value === null;
}

/** The key or the value; of an object or a list without a key, its bracket. */
function spanOf({ at, problem: { node, entry } }: ValueFinding, { values }: ValueNodes): Span {
  const value = values.get(node);
  if (value && !entry && node.kind !== 'scalar' && at.start >= node.start)
    return { start: value.span.start, end: value.span.start + 1 };
  return { start: at.start, end: at.end };
}

function fixesOf({ problem }: ValueFinding, { nodes, schema, question }: Told): readonly DriftFix[] {
  const { entry, suggestion, node, missing } = problem;
  const value = nodes.values.get(node);
  const member = entry && nodes.members.get(entry);
  const { source } = question;
  if (member && suggestion !== undefined)
    return isPlain(source, member.nameSpan, member.name)
      ? [{ title: `Write \`${suggestion}\``, edits: [{ span: member.nameSpan, text: suggestion }] }]
      : [];
  if (value?.kind === 'object' && member)
    return [{ title: `Remove \`${member.name}\``, edits: [removeMember(source, value, member)] }];
  if (value?.kind === 'object' && missing && schema) return additions(value, missing, { nodes, schema, question });
  if (!value || entry) return [];
  const others = otherValues(value, problem, question);
  return others.length > 0 || !schema ? others : replacement(value, { nodes, schema, question });
}

/** A value that fits in the place of one of another kind. */
function replacement(
  value: ExampleValue,
  { nodes, schema, question }: Told & { readonly schema: Node },
): readonly DriftFix[] {
  const { api, direction, isJson, source } = question;
  const own = schemaAt(value, nodes, schema, api);
  const sample = own && fittingSample(own, undefined, { api, direction });
  if (sample === undefined || (!isJson && typeof sample === 'object')) return [];
  const text = (isPython(source) ? pythonText : jsonText)(sample, undefined);
  return [{ title: `Write \`${shorten(text)}\``, edits: [{ span: quotedSpan(source, value), text }] }];
}

function isPlain(source: string, { start, end }: Span, text: string): boolean {
  return source.slice(start, end) === text;
}

/** Another spelling, another kind of the same, or the only value that is allowed. */
function otherValues(
  value: ExampleValue,
  { keyword, node, wanted = [] }: ValueFinding['problem'],
  { source }: ValueQuestion,
): readonly DriftFix[] {
  const write = (text: string, span: Span): DriftFix[] => [{ title: `Write \`${text}\``, edits: [{ span, text }] }];
  if (keyword === 'type') {
    const isNumber = wanted.includes('number') || (wanted.includes('integer') && !/[.e]/i.test(valueText(value)));
    const isOther =
      (isNumber && /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(valueText(value))) ||
      (wanted.includes('boolean') && /^(?:true|false)$/.test(valueText(value)));
    if (value.kind === 'string' && isOther) return write(value.text, quotedSpan(source, value));
    const isText = value.kind === 'number' || value.kind === 'boolean';
    return isText && wanted.includes('string') ? write(`"${value.text}"`, value.span) : [];
  }
  if (keyword !== 'enum' || value.kind !== 'string') return [];
  const [only, ...others] = wanted;
  const single = others.length === 0 ? /^`(.+)`$/.exec(only ?? '')?.[1] : undefined;
  const text = suggestionFor(node, wanted) ?? single;
  return text !== undefined && isPlain(source, value.span, value.text) ? write(text, value.span) : [];
}

function valueText(value: ExampleValue): string {
  return 'text' in value ? value.text : '';
}

/** Values for what is missing, where ones can be made that fit. */
function additions(
  object: ExampleValue & { readonly kind: 'object' },
  missing: readonly string[],
  { nodes, schema, question }: Told & { readonly schema: Node },
): readonly DriftFix[] {
  const { api, source, direction } = question;
  const owner = schemaAt(object, nodes, schema, api);
  const properties = describeSchema(owner, api)?.properties ?? [];
  const members: (readonly [string, Written])[] = [];
  for (const name of missing) {
    const property = properties.find((one) => one.name === name);
    const sample = property && fittingSample(property.schema, name, { api, direction });
    if (sample === undefined) return [];
    members.push([name, sample]);
  }
  const names = missing.map((name) => `\`${name}\``).join(', ');
  return [{ title: `Add ${names}`, edits: [insertMembers(source, object, members)] }];
}

/** The schema of an object in a value, along plain properties and items. */
function schemaAt(
  wanted: ExampleValue,
  { root, values }: ValueNodes,
  schema: Node,
  api: DescribedApi,
): Node | undefined {
  const find = (node: Node, at: Node): Node | undefined => {
    const value = values.get(node);
    if (value === wanted) return at;
    if (!value || value.span.start > wanted.span.start || value.span.end < wanted.span.end) return undefined;
    const described = describeSchema(at, api);
    if (node.kind === 'list') {
      const items = described?.items;
      return items && first(node.items, (item) => find(item, items));
    }
    if (node.kind !== 'map') return undefined;
    return first(node.entries, ({ key, value: inside }) => {
      const property = described?.properties.find(({ name }) => name === key)?.schema ?? described?.additional;
      return property && find(inside, property);
    });
  };
  return find(root, schema);
}

function first<T, R>(items: readonly T[], read: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = read(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
