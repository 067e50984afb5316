import type { DescribedApi } from '../../api/api.ts';
import { sampleOf as generatedSample } from '../../generate/sample.ts';
import type { ExampleValue } from '../../operations/examples/value.ts';
import type { Written } from '../../spec/edit/edits.ts';
import type { Lookup } from '../../spec/examples/lookup.ts';
import type { Direction } from '../../spec/examples/run.ts';
import { problemsOf, type ValidateOptions } from '../../spec/examples/validate.ts';
import type { Node } from '../../spec/tree/node.ts';
import { plainSample, sampleOf } from './sample.ts';
import { exampleUri, nodesOf } from './value-nodes.ts';

/** What a sample is made for. */
export interface SampleQuestion {
  readonly api: DescribedApi;
  readonly direction: Direction;
}

/** How values of examples are checked by a description. */
export function optionsFor(api: DescribedApi, direction: Direction, subject: string): ValidateOptions {
  const lookup: Lookup = (base, reference) => (base === exampleUri ? { node: undefined } : api.lookup(base, reference));
  return { version: api.version, dialect: api.root.text('jsonSchemaDialect'), direction, lookup, subject };
}

/** The first value that can be made and that fits a schema: a short one, else one by its pattern. Undefined where none can be told. */
export function fittingSample(schema: Node, name: string | undefined, question: SampleQuestion): Written | undefined {
  const { api, direction } = question;
  for (const sample of [sampleOf(schema, api), plainSample(schema, api)])
    if (fits(sample, schema, question)) return sample;
  const made = generatedSample(schema, api, direction === 'response' ? 'response' : 'request', name);
  return fits(made, schema, question) ? made : undefined;
}

function fits(sample: Written | undefined, schema: Node, question: SampleQuestion): sample is Written {
  return sample !== undefined && isFitting(sample, schema, question);
}

function isFitting(sample: Written, schema: Node, { api, direction }: SampleQuestion): boolean {
  const { root, sketch } = nodesOf(exampleValueOf(sample), '');
  return (
    problemsOf(root, schema, { ...optionsFor(api, direction, ''), sketch: { ...sketch, open: new Set() } }).length === 0
  );
}

function exampleValueOf(written: Written): ExampleValue {
  const span = { start: 0, end: 0 };
  if (written === null) return { kind: 'null', text: 'null', span };
  if (typeof written === 'string') return { kind: 'string', text: written, span };
  if (typeof written === 'number') return { kind: 'number', text: String(written), span };
  if (typeof written === 'boolean') return { kind: 'boolean', text: String(written), span };
  if (isList(written)) return { kind: 'array', items: written.map(exampleValueOf), span, isPartial: false };
  const members = Object.entries(written).map(([name, value]) => ({
    name,
    nameSpan: span,
    value: exampleValueOf(value),
  }));
  return { kind: 'object', members, span, isPartial: false };
}

function isList(value: Written): value is readonly Written[] {
  return Array.isArray(value);
}
