import { stringify } from 'yaml';
import { escapeSnippet } from '../../completion/escape-snippet.ts';
import type { SpecFormat } from '../text/part.ts';
import { plainValue } from '../tree/scalar-value.ts';
import type { FixedValue, Hole, Skeleton, SkeletonEntry, SkeletonList, SkeletonMap } from './skeleton.ts';

/** Where a snippet goes. */
export interface SnippetPlace {
  /** `json` also inside of YAML's braces and brackets. */
  readonly format: SpecFormat;
  /** The column, in blanks, of the keys or items among which it stands. 0 where the editor itself indents what is inserted. */
  readonly indent: number;
  /** How many blanks one level more has. */
  readonly step: number;
}

/**
 * Entries of a map as an LSP snippet, without a comma before or behind them. The first line has no indentation: the cursor
 * stands where its key goes. Lines end with `\n`, as snippets' lines do.
 */
export function renderEntries(entries: readonly SkeletonEntry[], place: SnippetPlace): string {
  return new SnippetWriter(place).entries(entries, place.indent);
}

/** An item of a list as an LSP snippet; in YAML with its `- `. */
export function renderItem(item: Skeleton, place: SnippetPlace): string {
  const writer = new SnippetWriter(place);
  return place.format === 'json' ? writer.value(item, place.indent) : writer.item(item, place.indent);
}

/**
 * A value as an LSP snippet, for behind the colon of a key. `indent` is the key's column; in YAML a map or a list begins on
 * the next line.
 */
export function renderValue(value: Skeleton, place: SnippetPlace): string {
  return new SnippetWriter(place).value(value, place.indent);
}

/** Writes one snippet, and counts its tab stops on the way. */
class SnippetWriter {
  readonly #format: SpecFormat;
  readonly #step: number;
  readonly #stops = new Map<string, number>();
  #stopCount = 0;

  constructor({ format, step }: SnippetPlace) {
    this.#format = format;
    this.#step = step;
  }

  entries(entries: readonly SkeletonEntry[], indent: number): string {
    return this.#format === 'json'
      ? entries.map(({ key, value }) => `${this.#key(key)}: ${this.value(value, indent)}`).join(`,${newLine(indent)}`)
      : entries.map((entry) => this.#yamlEntry(entry, indent)).join(newLine(indent));
  }

  value(value: Skeleton, indent: number): string {
    switch (value.kind) {
      case 'map':
        return this.#map(value, indent);
      case 'list':
        return this.#list(value, indent);
      case 'fixed':
        return this.#fixed(value);
      case 'hole':
        return this.#hole(value);
    }
  }

  item(item: Skeleton, indent: number): string {
    if (item.kind === 'map' && item.entries.length > 0) return `- ${this.entries(item.entries, indent + 2)}`;
    if (item.kind === 'list' && item.items.length > 0) return `- ${this.#items(item, indent + 2)}`;
    return `- ${this.value(item, indent)}`;
  }

  #yamlEntry({ key, value }: SkeletonEntry, indent: number): string {
    const written = this.#key(key);
    const text = this.value(value, indent);
    return text.startsWith('\n') ? `${written}:${text}` : `${written}: ${text}`;
  }

  #map({ entries }: SkeletonMap, indent: number): string {
    if (entries.length === 0) return '{}';
    const inner = indent + this.#step;
    if (this.#format === 'yaml') return newLine(inner) + this.entries(entries, inner);
    return `{${newLine(inner)}${this.entries(entries, inner)}${newLine(indent)}}`;
  }

  #list(list: SkeletonList, indent: number): string {
    if (list.items.length === 0) return '[]';
    const inner = indent + this.#step;
    if (this.#format === 'yaml') return newLine(inner) + this.#items(list, inner);
    const items = list.items.map((item) => this.value(item, inner)).join(`,${newLine(inner)}`);
    return `[${newLine(inner)}${items}${newLine(indent)}]`;
  }

  #items({ items }: SkeletonList, indent: number): string {
    return items.map((item) => this.item(item, indent)).join(newLine(indent));
  }

  #key(key: string | Hole): string {
    return typeof key === 'string' ? this.#fixed({ kind: 'fixed', value: key }) : this.#hole(key);
  }

  #fixed({ value }: FixedValue): string {
    return escapeSnippet(this.#format === 'json' ? JSON.stringify(value) : yamlScalar(value));
  }

  #hole(hole: Hole): string {
    const { text, isText } = hole;
    if (!isText) return this.#stop(hole, text);
    if (this.#format === 'json') return `"${this.#stop(hole, JSON.stringify(text).slice(1, -1))}"`;
    const needsQuotes = text !== '' && yamlScalar(text) !== text;
    return needsQuotes ? `'${this.#stop(hole, text.replaceAll("'", "''"))}'` : this.#stop(hole, text);
  }

  #stop(hole: Hole, text: string): string {
    const stop = this.#numberOf(hole);
    if (hole.choices.length > 0) return `\${${stop}|${hole.choices.map(escapeChoice).join(',')}|}`;
    return text === '' ? `$${stop}` : `\${${stop}:${escapeSnippet(text)}}`;
  }

  #numberOf({ name }: Hole): number {
    const known = name === undefined ? undefined : this.#stops.get(name);
    if (known !== undefined) return known;
    this.#stopCount += 1;
    if (name !== undefined) this.#stops.set(name, this.#stopCount);
    return this.#stopCount;
  }
}

function newLine(indent: number): string {
  return `\n${' '.repeat(indent)}`;
}

function escapeChoice(text: string): string {
  return text.replace(/[\\$},|]/g, '\\$&');
}

/** On one line, with quotes where it would be read as something else without them. */
function yamlScalar(value: FixedValue['value']): string {
  // Most are words and references, and there can be many.
  if (typeof value === 'string' && /^[A-Za-z][\w/-]*$/.test(value) && plainValue(value) === value) return value;
  if (typeof value === 'string' && /^#[\w/.~%{}-]*$/.test(value)) return `'${value}'`;
  return stringify(value, { lineWidth: 0, singleQuote: true, version: '1.2' }).trimEnd();
}
