import type { Part } from '../text/part.ts';
import { isQuiet, readYamlLine } from '../text/yaml-line.ts';
import { type Block, type Blocks, cutBlocks, endOfLine, isDash } from './yaml-blocks.ts';

/** The blocks that are a block's value: below its key, or the map behind its dash. Undefined where its value is anything else. */
export function blocksWithin(part: Part, block: Block, isBroken = false): Blocks | undefined {
  if (block.kind === 'item') return mapBehindDash(part, block, isBroken);
  if (block.kind !== 'key' || !block.isBare) return undefined;
  const { text } = part;
  const start = endOfLine(text, block.content, block.end);
  if (isBroken && !hasBlocks(text, start, block.end)) return undefined;
  const below = cutBlocks(part, { start, end: block.end, isBroken });
  const column = below?.blocks[0]?.column ?? -1;
  // A list may stand in the column of its key.
  const isBelow = column > block.column || (below?.kind === 'list' && column === block.column);
  return isBelow ? below : undefined;
}

/**
 * The blocks below the first line of a block that is broken, whatever that line is: they belonged to it, or to something else, before it was
 * edited. What stands before them is a head that can be read by itself.
 */
export function blocksBelow(part: Part, block: Block): Blocks | undefined {
  const { text } = part;
  const lineEnd = endOfLine(text, block.content, block.end);
  const line = text.slice(block.content, lineEnd);
  // In brackets over several lines no line is a block.
  if (/(?:^|:[ \t]+|-[ \t]+)[[{][^\]}]*$/.test(line) && /^\s*["'{}[\],]/.test(text.slice(lineEnd, lineEnd + 200)))
    return undefined;
  let margin = /[|>][-+0-9]*[ \t]*(?:#.*)?[\r\n]*$/.test(line) ? Number.POSITIVE_INFINITY : -1;
  let next = 0;
  for (let at = lineEnd; at < block.end; at = next) {
    next = endOfLine(text, at, block.end);
    let first = at;
    while (text.charCodeAt(first) === space) first++;
    const indent = first - at;
    // What is indented as the first line of a text block belongs to it.
    if (margin === Number.POSITIVE_INFINITY && !isBlank(text, first, next)) margin = indent;
    if (margin !== -1 && indent >= margin) continue;
    if (isQuiet(text, first, next)) continue;
    margin = -1;
    const isBlock = isDash(text, first) || readYamlLine(text.slice(first, next).replace(/[\r\n]+$/, '')).kind === 'key';
    if (isBlock) return cutBlocks(part, { start: at, end: block.end, isBroken: true });
  }
  return undefined;
}

function isBlank(text: string, from: number, end: number): boolean {
  return text.slice(from, end).trim() === '';
}

const space = 32;

/** Whether the first line is one that a block can begin with, or words with a key below them. */
function hasBlocks(text: string, start: number, end: number): boolean {
  for (let at = start, next = 0; at < end; at = next) {
    next = endOfLine(text, at, end);
    const line = text.slice(at, next).trim();
    if (line === '' || line.startsWith('#')) continue;
    const { kind } = readYamlLine(line);
    // A quote may be missing.
    if (kind === 'key' || isDash(line, 0) || /^["'][^"']*["']?:$/.test(line)) return true;
    if (kind !== 'text') return false;
  }
  return false;
}

function mapBehindDash(part: Part, block: Block, isBroken: boolean): Blocks | undefined {
  const { text } = part;
  let content = block.content + 1;
  while (text.charCodeAt(content) === space) content++;
  const isEmpty = content === block.content + 1 || isQuiet(text, content, endOfLine(text, content, block.end));
  if (isEmpty) return undefined;
  const column = block.column + content - block.content;
  const within = cutBlocks(part, { start: content, end: block.end, inline: { content, column }, isBroken });
  return within?.kind === 'map' ? within : undefined;
}
