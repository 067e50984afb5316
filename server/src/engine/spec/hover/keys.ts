import { describeStatus, statusLine } from '../../http/describe.ts';
import { findStatus } from '../../http/statuses.ts';
import { dataSchemas } from '../completion/examples.ts';
import type { Place } from '../completion/place.ts';
import { usesOf } from '../navigation/reference-counts.ts';
import { isComponent } from '../navigation/symbol-at.ts';
import type { Entry } from '../tree/node.ts';
import type { HoverPieces, HoverQuestion } from './item.ts';
import { describeField } from './keyword.ts';
import { describeScheme } from './names.ts';
import { summaryOf } from './summary.ts';
import { inlineCode } from './untrusted.ts';

/** What a key means: to the specification, or as a name. */
export function describeKey(question: HoverQuestion, { key, value }: Entry): HoverPieces {
  const { spec, places, place, version } = question;
  const holder = places.at(-2);
  // What a reference leads to, in a file that the specification says nothing else of.
  if (!holder) return place && !place.isWhole ? [named(question, place, { key, value })] : [];
  if (holder.isWhole) return [named(question, holder, { key, value })];
  if (holder.type === 'value') return [property(question, key)];
  if (holder.type === 'securityRequirement') return [describeScheme(spec, key)];
  const status = holder.type === 'responses' ? findStatus(Number(key)) : undefined;
  if (status) return [`**${statusLine(status)}**\n\n${describeStatus(status)}`];
  const summary = place?.type === 'operation' && !place.isWhole ? summaryOf(spec, 'operation', value) : undefined;
  return [summary, describeField(version, holder.type, key)];
}

/** A name that the author gave: of a component, a property, a header. */
function named({ spec, file, cursor }: HoverQuestion, { type }: Place, { key, value }: Pick<Entry, 'key' | 'value'>) {
  if (type === 'mediaType' || type === 'value') return undefined;
  const tokens = cursor.path.map(String);
  const summary = summaryOf(spec, type, value);
  const count = usesOf(spec, file.uri, tokens);
  if (count === 0 && (file.uri !== spec.uri || !isComponent(spec, tokens))) return summary;
  const uses = count === 0 ? 'not used' : count === 1 ? 'used once' : `used ${count} times`;
  return [`${inlineCode(key)}: ${uses}`, summary].filter((text) => text !== '').join('\n\n');
}

/** A property in an example, by its schema. */
function property(question: HoverQuestion, key: string): string | undefined {
  const { spec, places, cursor } = question;
  const path = cursor.path.slice(0, -1);
  const schemas = dataSchemas({ ...question, places: places.slice(0, -1), place: places.at(-2), cursor: { path } });
  const schema = schemas.map((each) => each.map('properties')?.get(key)).find((each) => each !== undefined);
  return schema && summaryOf(spec, 'schema', schema);
}
