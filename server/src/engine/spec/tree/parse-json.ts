import { shorten } from '../../configuration/problem.ts';
import type { EarlierParts, Part } from '../text/part.ts';
import { JsonTokens } from './json-tokens.ts';
import { knownJsonValues, type SharedJsonValues } from './known-json-values.ts';
import type { Entry, Node } from './node.ts';
import { parseMended } from './parse-mended-json.ts';
import { maximumLevels, type Parsed, type ProblemReach, type SyntaxProblem } from './parsed.ts';
import { sharedWord } from './shared-word.ts';
import { TreeBuilder } from './tree-builder.ts';

/**
 * Parses a part of a JSON text. Never throws. What stood in the part's place `before` an edit makes it faster where it has `shortest` characters at
 * least, and makes no other difference.
 */
export function parseJson(part: Part, before?: EarlierParts, shortest = shortestKnown): Parsed {
  const known = before && knownJsonValues(before, shortest);
  const parse = (one: Part) => parseAsItIs(one, known?.within(one));
  const parsed = parse(part);
  if (parsed.problems.length === 0) return parsed;
  const linesOf = (text: string) => known?.linesBeside(text) ?? { start: 0, end: text.length };
  const mended = parseMended(part, parsed, { parse, linesOf });
  return isMinified(part.text) ? { ...mended, problems: firstOf(mended.problems) } : mended;
}

/** Less is read anew in no time. */
const shortestKnown = 2_000;

/** No author writes so much in one line: what is wrong in it has one cause, and all behind that seems wrong. */
function isMinified(text: string): boolean {
  return text.length > 10_000 && !text.trim().includes('\n');
}

function firstOf(problems: readonly SyntaxProblem[]): readonly SyntaxProblem[] {
  if (problems.length <= maximumOfMinified) return problems;
  return problems.slice(0, maximumOfMinified).map((problem) => ({ ...problem, reach: 'end' }));
}

const maximumOfMinified = 3;

function parseAsItIs(part: Part, known: SharedJsonValues | undefined): Parsed {
  const builder = new TreeBuilder(part);
  const reader = new JsonReader(builder, known);
  const root =
    part.kind === 'filler' ? reader.readFiller() : part.kind === 'whole' ? reader.readWhole() : reader.readEntry();
  return builder.finish(root);
}

class JsonReader {
  readonly #builder: TreeBuilder;
  readonly #text: string;
  readonly #tokens: JsonTokens;
  /** A container's brackets are closed in another part. */
  readonly #mayStayOpen: boolean;
  readonly #known: SharedJsonValues | undefined;
  /** Behind the last token that was read. */
  #end = 0;
  #openMaps = 0;
  #openLists = 0;
  #isTooDeep = false;

  constructor(builder: TreeBuilder, known: SharedJsonValues | undefined) {
    this.#builder = builder;
    this.#known = known;
    this.#text = builder.part.text;
    this.#mayStayOpen = builder.part.kind === 'container';
    this.#tokens = new JsonTokens(builder);
  }

  readWhole(): Node | undefined {
    if (this.#tokens.kind === 'end') return undefined;
    const root = this.#value(0) ?? this.#builder.empty(this.#tokens.start);
    this.#expectEnd('This stands behind the end of the JSON value');
    return root;
  }

  /** An entry without the braces around it, or the beginning of a container. */
  readEntry(): Node | undefined {
    const tokens = this.#tokens;
    if (tokens.kind === 'end') return undefined;
    if (tokens.kind !== 'value') {
      if (tokens.kind !== '{' || !this.#mayStayOpen) this.#report('A key in double quotes is expected here', 'rest');
      const root = this.#value(0);
      this.#expectEnd('This stands behind the end of the entry');
      return root;
    }
    this.#builder.enter();
    const entry = this.#entry(0);
    const root = this.#builder.map(entry.keyStart, this.#end, [entry], false);
    this.#skipComma();
    this.#expectEnd('This stands behind the end of the entry');
    return root;
  }

  #skipComma(): void {
    if (this.#tokens.kind === ',') this.#next();
    else if (this.#tokens.kind === 'value') this.#report('A comma is missing before this', 'none');
  }

  /** Brackets and commas that belong to no entry. */
  readFiller(): undefined {
    const tokens = this.#tokens;
    for (; tokens.kind !== 'end'; this.#next()) {
      if (tokens.kind === 'value' || tokens.kind === ':') {
        this.#report('This stands outside of every value');
        return;
      }
    }
  }

  #expectEnd(message: string): void {
    const tokens = this.#tokens;
    if (this.#isTooDeep || tokens.kind === 'end') return;
    const isReported = this.#builder.problems.some(({ start }) => start === tokens.start);
    if (!isReported) this.#report(message);
  }

  #next(): void {
    this.#end = this.#tokens.end;
    this.#tokens.next();
  }

  #report(message: string, reach?: ProblemReach): void {
    this.#builder.report(this.#tokens.start, this.#tokens.end, message, reach);
  }

  /** Undefined, and nothing is read, where no value stands. */
  #value(level: number): Node | undefined {
    const tokens = this.#tokens;
    switch (tokens.kind) {
      case '{':
        if (level >= maximumLevels) return this.#stop();
        return this.#takeKnown(level) ?? this.#map(level);
      case '[':
        if (level >= maximumLevels) return this.#stop();
        return this.#takeKnown(level) ?? this.#list(level);
      case 'value':
        return this.#scalar();
      case '}':
      case ']':
      case ',':
      case ':':
      case 'end':
        return undefined;
    }
  }

  #takeKnown(level: number): Node | undefined {
    const node = this.#known?.take(this.#tokens.start, level);
    if (!node) return undefined;
    this.#end = node.end;
    this.#tokens.moveTo(node.end);
    return node;
  }

  /** Goes on behind entries or items that are known, if there are some. */
  #takeAll<T extends Node | Entry>(known: readonly T[] | undefined, read: T[], separation: Separation): boolean {
    const last = known?.at(-1);
    if (!known || !last) return false;
    for (const one of known) read.push(one);
    this.#end = 'key' in last ? last.value.end : last.end;
    this.#tokens.moveTo(this.#end);
    separation.isExpected = true;
    return true;
  }

  #scalar(): Node {
    const { start, end, value, isText, wordProblem } = this.#tokens;
    if (wordProblem !== undefined) this.#report(wordProblem);
    this.#next();
    return this.#builder.value(start, end, value, isText ? 'double' : 'plain');
  }

  #stop(): Node {
    this.#report('More than 500 levels stand in one another; what is deeper is not read');
    this.#isTooDeep = true;
    const node = this.#builder.empty(this.#tokens.start);
    this.#tokens.moveTo(this.#text.length);
    return node;
  }

  #map(level: number): Node {
    const tokens = this.#tokens;
    const { start, end } = tokens;
    this.#openMaps++;
    this.#builder.enter();
    this.#next();
    const separation = new Separation();
    const entries: Entry[] = [];
    this.#takeAll(this.#known?.entriesBefore(start, level), entries, separation);
    while (!this.#closes('}', start, end, separation)) {
      if (tokens.kind === ',') this.#comma(separation);
      else if (tokens.kind === 'value') {
        this.#separate(separation);
        if (this.#takeAll(this.#known?.entriesFrom(tokens.start, level), entries, separation)) continue;
        const entry = this.#entry(level);
        entries.push(entry);
        // What is being typed has neither a colon nor, yet, a comma.
        separation.isForgiven = entry.value.start === entry.value.end;
      } else this.#keyless(level, separation);
    }
    this.#openMaps--;
    return this.#builder.map(start, this.#end, entries, false);
  }

  /** A value or a colon where a key is expected. */
  #keyless(level: number, separation: Separation): void {
    this.#report('A key in double quotes is expected here', 'rest');
    if (this.#tokens.kind === ':') this.#next();
    if (this.#value(level + 1)) separation.isExpected = true;
  }

  #list(level: number): Node {
    const tokens = this.#tokens;
    const { start, end } = tokens;
    this.#openLists++;
    this.#builder.enter();
    this.#next();
    const separation = new Separation();
    const items: Node[] = [];
    this.#takeAll(this.#known?.itemsBefore(start, level), items, separation);
    while (!this.#closes(']', start, end, separation)) {
      if (tokens.kind === ',') this.#comma(separation);
      else if (tokens.kind === ':') {
        this.#report('A list has no keys');
        this.#next();
        separation.isForgiven = true;
      } else {
        this.#separate(separation);
        if (this.#takeAll(this.#known?.itemsFrom(tokens.start, level), items, separation)) continue;
        const item = this.#value(level + 1);
        if (item) items.push(item);
      }
    }
    this.#openLists--;
    return this.#builder.list(start, this.#end, items);
  }

  /** Reads the closing bracket, and says of another one what it means. */
  #closes(bracket: '}' | ']', start: number, end: number, separation: Separation): boolean {
    const tokens = this.#tokens;
    this.#skipStrayBrackets(bracket);
    const { kind } = tokens;
    if (kind === bracket) {
      const { comma } = separation;
      if (comma !== undefined)
        this.#builder.report(comma, comma + 1, `No comma may stand before \`${bracket}\``, 'none');
      this.#next();
      return true;
    }
    if (kind === 'end') {
      const isFine = this.#mayStayOpen || this.#isTooDeep;
      if (!isFine) this.#builder.report(start, end, `\`${this.#text[start]}\` is not closed`, 'rest');
      return true;
    }
    if (kind !== '}' && kind !== ']') return false;
    this.#builder.report(start, end, `\`${this.#text[start]}\` is not closed`, 'rest');
    return true;
  }

  /** Brackets that close neither this collection nor one that it stands in. */
  #skipStrayBrackets(bracket: '}' | ']'): void {
    const tokens = this.#tokens;
    const open = bracket === '}' ? this.#openLists : this.#openMaps;
    const stray = bracket === '}' ? ']' : '}';
    while (open === 0 && tokens.kind === stray) {
      this.#report(`\`${stray}\` closes nothing`, 'rest');
      this.#next();
    }
  }

  #comma(separation: Separation): void {
    if (!separation.isExpected) this.#report('A comma stands here without a value before it', 'none');
    separation.isExpected = false;
    separation.isForgiven = false;
    separation.comma = this.#tokens.start;
    this.#next();
  }

  #separate(separation: Separation): void {
    if (separation.isExpected && !separation.isForgiven) this.#report('A comma is missing before this', 'none');
    separation.isExpected = true;
    separation.isForgiven = false;
    separation.comma = undefined;
  }

  #entry(level: number): Entry {
    const tokens = this.#tokens;
    const { start: keyStart, end: keyEnd, isText, isUnclosed } = tokens;
    const shown = `\`${shorten(this.#text.slice(keyStart, keyEnd))}\``;
    const key = sharedWord(isText ? String(tokens.value) : this.#text.slice(keyStart, keyEnd));
    this.#next();
    const hasColon = tokens.kind === ':';
    // What is being typed has neither quotes nor a colon.
    if (!isText && hasColon) this.#builder.report(keyStart, keyEnd, `The key ${shown} has no double quotes`);
    if (hasColon) this.#next();
    else if (!isUnclosed) this.#builder.report(keyStart, keyEnd, `The key ${shown} is followed by no colon`);
    const value = this.#entryValue(level, hasColon);
    if (hasColon && !value) this.#builder.report(keyStart, keyEnd, `The key ${shown} has no value`);
    return { key, keyStart, keyEnd, value: value ?? this.#builder.empty(keyEnd) };
  }

  /** The value of a key; what stands in another line may be the next key. */
  #entryValue(level: number, hasColon: boolean): Node | undefined {
    const tokens = this.#tokens;
    const { start } = tokens;
    const isInNextLine = /[\r\n]/.test(this.#text.slice(this.#end, start));
    if (isInNextLine && tokens.isText) {
      const end = this.#end;
      const isKey = !hasColon || this.#isKey();
      if (isKey) {
        this.#end = end;
        return undefined;
      }
    }
    if (isInNextLine && !hasColon) return undefined;
    return this.#value(level + 1);
  }

  /** A colon follows the text. */
  #isKey(): boolean {
    return /^\s*:/.test(this.#text.slice(this.#tokens.end, this.#tokens.end + 200));
  }
}

/** What stands between the values of a map or a list. */
class Separation {
  /** A value was read, and no comma behind it. */
  isExpected = false;
  /** A comma that is missing here isn't worth a problem: there is one already. */
  isForgiven = false;
  /** The last comma, where nothing was read behind it. */
  comma: number | undefined = undefined;
}
