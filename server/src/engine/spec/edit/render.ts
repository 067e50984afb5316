import type { SpecFormat } from '../text/part.ts';
import type { Written } from './edits.ts';
import { plainScalar } from './text.ts';

/** A value as text: in YAML each line with the indentation, in JSON the first line without it. A JSON on one line has a blank as its line break. */
export function render(value: Written, format: SpecFormat, indent: number, lineBreak: string): string {
  return format === 'json' ? renderJson(value, indent, lineBreak) : renderYaml(value, indent, lineBreak);
}

function renderJson(value: Written, indent: number, lineBreak: string): string {
  if (lineBreak === ' ') return JSON.stringify(value, undefined, 1).replaceAll(/\n\s*/g, ' ');
  return JSON.stringify(value, undefined, 2).replaceAll('\n', lineBreak + ' '.repeat(indent));
}

function renderYaml(value: Written, indent: number, lineBreak: string): string {
  const blanks = ' '.repeat(indent);
  if (typeof value !== 'object' || value === null) return plainScalar(value);
  if (isList(value)) {
    if (value.length === 0) return '[]';
    return value.map((item) => `${blanks}- ${renderYaml(item, indent + 2, lineBreak).trimStart()}`).join(lineBreak);
  }
  const entries = Object.entries(value);
  if (entries.length === 0) return '{}';
  return entries.map(([key, item]) => `${blanks}${pair(key, item, indent, lineBreak)}`).join(lineBreak);
}

function pair(key: string, value: Written, indent: number, lineBreak: string): string {
  const text = renderYaml(value, indent + 2, lineBreak);
  const isBlock = typeof value === 'object' && value !== null && Object.keys(value).length > 0;
  return isBlock ? `${plainScalar(key)}:${lineBreak}${text}` : `${plainScalar(key)}: ${text}`;
}

function isList(value: Written): value is readonly Written[] {
  return Array.isArray(value);
}
