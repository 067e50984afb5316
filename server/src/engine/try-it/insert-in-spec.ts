import type { DescribedApi } from '../api/api.ts';
import type { DescribedContent } from '../api/described.ts';
import type { OperationMatch } from '../drift/bound-api.ts';
import { coversMediaType, responseFor } from '../drift/examples/bodies.ts';
import { fileNameOf, textEdits } from '../drift/spec-edits.ts';
import type { TextEdit } from '../finding.ts';
import type { SpecEdit } from '../rules/spec-rule.ts';
import { insertEntry, type Written } from '../spec/edit/edits.ts';
import { render } from '../spec/edit/render.ts';
import { indentAt, lineBreakOf, lineStartAt } from '../spec/edit/text.ts';
import type { Entry, MapNode } from '../spec/tree/node.ts';
import type { AnswerExample } from './answer-example.ts';

/** Puts the body among the examples of the response; a text says why that can't be done. */
export function insertInSpec(
  { api, operation }: OperationMatch,
  { status, mediaType = '', body }: AnswerExample,
): readonly TextEdit[] | string {
  const response = responseFor(api.details(operation).responses, status);
  if (!response)
    return `\`${operation.key}\` has no response \`${status}\` in ${fileNameOf(api)} that an example could stand in`;
  if (!body) return 'The answer has no body that could be an example';
  const content = response.content.find((one) => coversMediaType(one.mediaType, mediaType));
  if (!content) return `The response \`${response.status}\` has no \`${mediaType}\` that an example could stand in`;
  const value: Written = body.kind === 'json' ? body.value : body.text;
  const isOld = api.version === '2.0';
  return textEdits(api, [isOld ? oldExample(content, value, api) : newExample(content, value, api)]);
}

/** Beside the others; in the place of the only one where there is but `example`, which excludes `examples` (OpenAPI 3.1.1, 4.8.14.1). */
function newExample({ node }: DescribedContent, value: Written, api: DescribedApi): SpecEdit {
  const single = node.entry('example');
  if (single) return writeBehind(node, single, value);
  const examples = api.followMap(node.get('examples'));
  if (!examples) return insertEntry(node, 'examples', { answer: { value } });
  const names = new Set(examples.entries.map(({ key }) => key));
  let name = 'answer';
  for (let number = 2; names.has(name); number++) name = `answer${number}`;
  return insertEntry(examples, name, { value });
}

/** One for each media type: https://spec.openapis.org/oas/v2.0.html#example-object */
function oldExample({ node, mediaType }: DescribedContent, value: Written, api: DescribedApi): SpecEdit {
  const examples = api.followMap(node.get('examples'));
  if (!examples) return insertEntry(node, 'examples', { [mediaType]: value });
  const known = examples.entry(mediaType);
  return known ? writeBehind(examples, known, value) : insertEntry(examples, mediaType, value);
}

/** Another value of an entry: in the style of its map, below the key with the key's comment, or all in one line. */
function writeBehind(map: MapNode, { keyStart, keyEnd, value: before }: Entry, value: Written): SpecEdit {
  const { part } = before;
  const lineBreak = lineBreakOf(part);
  if (part.format === 'json')
    return { at: before, text: render(value, 'json', indentAt(part.text, keyStart), lineBreak) };
  if (map.part.text.charAt(map.start) === '{') return { at: before, text: render(value, 'json', 0, ' ') };
  const isBlock = typeof value === 'object' && value !== null && Object.keys(value).length > 0;
  const [head = ''] = part.text.slice(keyEnd, before.start).split(/\r?\n/);
  const colon = head.trimEnd() || ':';
  const indent = keyStart - lineStartAt(part.text, keyStart) + 2;
  const text = isBlock
    ? `${lineBreak}${render(value, 'yaml', indent, lineBreak)}`
    : ` ${render(value, 'yaml', indent, lineBreak)}`;
  const isCommented = colon.includes('#') && !isBlock;
  return { at: { part, start: keyEnd, end: before.end }, text: `${isCommented ? ':' : colon}${text}` };
}
