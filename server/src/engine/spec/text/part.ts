import { directiveWord } from '../../suppression/directive.ts';
import { basisOf } from '../tree/basis.ts';
import { parseJson } from '../tree/parse-json.ts';
import { parseYaml } from '../tree/parse-yaml.ts';
import type { Parsed } from '../tree/parsed.ts';

export type SpecFormat = 'yaml' | 'json';

/**
 * What a part is to the file:
 * - `entry`: an entry of the root map, or of a container: a path item, a component, another top-level value;
 * - `container`: the line or lines that open a map whose entries are parts of their own (`paths:`, `components:`, `  schemas:`);
 * - `filler`: what belongs to no entry: what stands before the first key, JSON's closing brackets, further documents;
 * - `whole`: the whole text, where it can't be cut.
 */
export type PartKind = 'entry' | 'container' | 'filler' | 'whole';

/** Parts that were parsed, and which others stand in place of after an edit: the same object for all of those. */
export interface EarlierParts {
  readonly parts: readonly Part[];
}

/**
 * A piece of a file that is parsed by itself, and kept as long as its text and its role are the same. The parts of a file, one behind the
 * other, are its text.
 */
export class Part {
  readonly uri: string;
  readonly format: SpecFormat;
  readonly kind: PartKind;
  /** The keys of the containers that it stands in: `[]`, `['paths']`, `['components', 'schemas']`. */
  readonly containers: readonly string[];
  readonly text: string;
  #parsed: Parsed | undefined;
  /** What stood in its place before an edit, as long as that is of use: until this is parsed. */
  #before: EarlierParts | undefined;
  #basis: Part | undefined;
  #lineStarts: readonly number[] | undefined;
  /** Where it stood when that was last asked: in another state of its file it may stand elsewhere. */
  #index = 0;
  #anchorNames: readonly string[] | undefined;
  #aliasNames: readonly string[] | undefined;
  #mentionsSuppression: boolean | undefined;

  /** With the parts that it stands in place of after an edit, it is parsed faster, and to the same result. */
  constructor(
    uri: string,
    format: SpecFormat,
    kind: PartKind,
    containers: readonly string[],
    text: string,
    before?: EarlierParts,
  ) {
    this.uri = uri;
    this.format = format;
    this.kind = kind;
    this.containers = containers;
    this.text = text;
    this.#before = before;
  }

  /** Of the parts that were parsed, itself; or else those that it stands in place of. */
  get lastParsed(): readonly Part[] {
    return this.#parsed ? [this] : (this.#before?.parts ?? []);
  }

  /** Where it stands, to be found the faster. */
  stands(index: number): void {
    this.#index = index;
  }

  /** Its index among the parts of its file; -1 where it is none of them. */
  indexIn(parts: readonly Part[]): number {
    if (parts[this.#index] !== this) this.#index = indexNear(parts, this, this.#index);
    return this.#index;
  }

  /** A piece of its text as a part by itself. */
  piece(text: string): Part {
    return new Part(this.uri, this.format, this.kind, this.containers, text);
  }

  /** Parsed when it is first asked for. The root of an `entry` is a map with that entry. */
  get parsed(): Parsed {
    if (!this.#parsed) {
      this.#parsed = this.format === 'json' ? parseJson(this, this.#before) : parseYaml(this, this.#before);
      if (this.#before && !isBasis(this.#parsed, this.format)) this.#basis = basisOf(this.#before);
      this.#before = undefined;
    }
    return this.#parsed;
  }

  /** The last state of it in which all was as it should be, so that what stays of that needn't be read again: itself, or what stood in its place before. */
  get basis(): Part | undefined {
    return isBasis(this.parsed, this.format) ? this : this.#basis;
  }

  /** The offsets of its lines' first characters; the first is 0. Behind a last line break no line begins: the next part does. */
  get lineStarts(): readonly number[] {
    this.#lineStarts ??= lineStartsOf(this.text);
    return this.#lineStarts;
  }

  /** What may be the names of YAML anchors: the words behind `&` where a value can begin. Prose has such words, too. JSON has no anchors. */
  get anchorNames(): readonly string[] {
    this.#anchorNames ??= this.format === 'json' ? noWords : wordsBehind(this.text, '&');
    return this.#anchorNames;
  }

  /** The same of aliases, behind `*`. */
  get aliasNames(): readonly string[] {
    this.#aliasNames ??= this.format === 'json' ? noWords : wordsBehind(this.text, '*');
    return this.#aliasNames;
  }

  /** Whether a node of it may stand in several places of its tree. */
  get mayHaveAliases(): boolean {
    return this.aliasNames.some((name) => this.anchorNames.includes(name));
  }

  /** Without it no comment in it suppresses anything. */
  get mentionsSuppression(): boolean {
    this.#mentionsSuppression ??= this.text.includes(directiveWord);
    return this.#mentionsSuppression;
  }
}

/** In YAML only what is simple is read the same wherever it stands. */
function isBasis({ root, problems, repeatedKeys, isSimple }: Parsed, format: SpecFormat): boolean {
  return (
    root !== undefined && problems.length === 0 && repeatedKeys.length === 0 && (format === 'json' || isSimple === true)
  );
}

/** Most edits move a part by a few steps, or not at all. */
function indexNear(parts: readonly Part[], part: Part, from: number): number {
  for (let distance = 1; distance <= Math.max(from, parts.length - from); distance++) {
    if (parts[from + distance] === part) return from + distance;
    if (parts[from - distance] === part) return from - distance;
  }
  return -1;
}

const lineFeed = 10;
const carriageReturn = 13;

/** A line ends with LF, CRLF or CR (LSP 3.18, "Text Documents"; YAML 1.2.2, 5.4). */
function lineStartsOf(text: string): number[] {
  const starts = [0];
  const hasReturns = text.includes('\r');
  if (!hasReturns) {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  } else {
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === lineFeed || (code === carriageReturn && text.charCodeAt(at + 1) !== lineFeed)) starts.push(at + 1);
    }
  }
  if (starts.length > 1 && starts.at(-1) === text.length) starts.pop();
  return starts;
}

function wordsBehind(text: string, indicator: '&' | '*'): readonly string[] {
  const words: string[] = [];
  for (let at = text.indexOf(indicator); at !== -1; at = text.indexOf(indicator, at + 1)) {
    if (at > 0 && !/[\s[{,:]/.test(text[at - 1] ?? '')) continue;
    const [word = ''] = /^[^\s[\]{},]*/.exec(text.slice(at + 1, at + 201)) ?? [];
    if (word !== '') words.push(word);
  }
  return words.length > 0 ? words : noWords;
}

const noWords: readonly string[] = [];
