import { methodNames } from '../../http/methods.ts';
import type { CodeBlock } from '../../markdown/facts.ts';
import { type CodeLine, codeLines } from '../code-lines.ts';
import type { PartEndpoint, Role } from '../endpoint.ts';
import { isExample, type PlacedBlock } from '../part-source.ts';
import { type EndpointPath, isConcrete, readPath } from '../path.ts';
import { isPath, pathEnd, queryEnd } from '../path-text.ts';
import { commonMethods, methodWords } from '../phrases.ts';
import type { Recogniser } from '../recogniser.ts';

/** A block of endpoints, one a line, or of HTTP messages: `POST /api/generate`, with or without host, query, version, header fields and body. */
export const codeBlock: Recogniser = {
  form: 'code-block',
  read: ({ text, candidates }) =>
    candidates.flatMap((placed) => {
      const { block } = placed;
      if (block.kind !== 'code') return [];
      const isHttp = ofHttp.test(block.language) || /^\{https?\b/.test(block.info);
      const begins = ofAnything.test(block.language) ? mayBegin : mayBeginWith;
      return isHttp || begins.test(block.content) ? readCode(text, placed, block, isHttp) : [];
    }),
};

const ofHttp = /^(?:https?|rest|console|sense|httpspec)$/;
/** A language in which nothing else begins with a method and a path. */
const ofAnything = /^(?:|te?xt|plain|plaintext|none|sh|shell|bash|zsh|api|url|curl|md|markdown|output|html?)$/;

const common = commonMethods.join('|');
const mayBegin = new RegExp(String.raw`^[\s>]*(?:HTTP\s+)?(?:${common})\b`, 'm');
/** A block of any other language holds a message where it begins with one: its body is what the language is about. */
const mayBeginWith = new RegExp(String.raw`^\s*(?:${common})\s+\S*\/`);
const request = requestLine(common);
const anyRequest = requestLine(methodNames.join('|'));

function requestLine(names: string): RegExp {
  return new RegExp(String.raw`^(?:\$\s+)?(?:HTTP\s+)?((?:${names})(?:\s*[,/|]\s*(?:${names})\b)*)\s*:?\s+(?=\S)`);
}

interface Request {
  readonly line: CodeLine;
  readonly index: number;
  readonly methods: string;
  readonly methodsAt: number;
  readonly path: EndpointPath;
  readonly pathStart: number;
  readonly pathEnd: number;
}

function readCode(part: string, placed: PlacedBlock, block: CodeBlock, isHttp: boolean): PartEndpoint[] {
  const lines = codeLines(part, block);
  const requests = lines.flatMap((line, index) => readRequest(line, index, isHttp) ?? []);
  const known = new Set(requests.map(({ index }) => index));
  const kept = requests.filter(({ index }) => isHttp || beginsMessage(lines, index, known));
  const taken = new Set(kept.map(({ index }) => index));
  const others = lines.filter(({ text }, index) => !isAside(text) && !taken.has(index));
  const isShown = kept.length > 0 && isExample(placed);
  return kept.flatMap((found) => {
    const { line, methods, methodsAt, path } = found;
    const isSent = line.isMarked && lines.some((other) => !other.isMarked);
    const role = isShown || isSent ? 'mention' : roleOf(path, others.length > 0);
    return methodWords(methods, line.start + methodsAt).map(({ name, span }) => ({
      form: 'code-block' as const,
      role,
      method: name,
      path,
      methodSpan: span,
      pathSpan: { start: line.start + found.pathStart, end: line.start + found.pathEnd },
    }));
  });
}

/** A whole message is an example, unless its path has parameters where an example has values. */
function roleOf(path: EndpointPath, hasFieldsOrBody: boolean): Role {
  if (!hasFieldsOrBody) return 'candidate';
  const isTemplate = path.segments.some(({ parameters }) => parameters.length > 0);
  return isTemplate && !isConcrete(path) ? 'candidate' : 'mention';
}

function readRequest(line: CodeLine, index: number, isHttp: boolean): Request | undefined {
  const found = (isHttp ? anyRequest : request).exec(line.text);
  if (!found) return undefined;
  const methods = found[1] ?? '';
  const start = found[0].length;
  const quote = /^["']/.test(line.text.slice(start)) ? 1 : 0;
  const end = pathEnd(line.text, start + quote);
  const behind = queryEnd(line.text, end);
  const written = line.text.slice(start + quote, behind);
  if (!isRequestTarget(written, isHttp)) return undefined;
  const rest = line.text.slice(behind + quote);
  if (!/^\s*(?:HTTP\/[\d.]+\s*)?(?:$|[#({[<\\]|\/\/|--?>?\s|[-–—:]\s|→)/.test(rest)) return undefined;
  return {
    line,
    index,
    methods,
    methodsAt: found[0].indexOf(methods),
    path: readPath(written),
    pathStart: start + quote,
    pathEnd: behind,
  };
}

/** In a block of HTTP a path may leave out its first slash, as consoles allow; a lone word may be one only with a mark of a path in it. */
function isRequestTarget(written: string, isHttp: boolean): boolean {
  const isHost = /^(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?\//i.test(written) || /^localhost(?::\d+)?\//.test(written);
  if (isPath(written) || isHost) return true;
  return isHttp ? /^[\w.*<{-]+\/\S|^_\w+$/.test(written) : /^(?:api|rest|v\d+)\/\S/.test(written);
}

/** Nothing but blank lines, comments, separators and other requests stands right before it. */
function beginsMessage(lines: readonly CodeLine[], index: number, known: ReadonlySet<number>): boolean {
  const before = lines[index - 1];
  if (!before || isAside(before.text) || known.has(index - 1)) return true;
  return lines[index]?.isMarked === true;
}

/** Blank, a comment or a separator. */
function isAside(text: string): boolean {
  return text === '' || /^(?:#|\/\/|--|;|<!--|\.\.\.|\bor$|\/\*)/i.test(text);
}
