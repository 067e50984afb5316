import type { ParserBlock, ParserInline } from 'markdown-it';

type BlockState = InstanceType<ParserBlock['State']>;
type InlineState = InstanceType<ParserInline['State']>;

/**
 * Reads `$x^2$`, `` $`x^2`$ `` and `$$x^2$$` among words, as GitHub does. A dollar sign before or behind a letter or a digit is a price or a
 * variable, and so are two of them with words between.
 */
export function formulaInline(state: InlineState, silent: boolean): boolean {
  if (state.src[state.pos] !== '$' || wordCharacter.test(state.src[state.pos - 1] ?? '')) return false;
  for (const { pattern, type } of forms) {
    pattern.lastIndex = state.pos;
    const found = pattern.exec(state.src);
    const formula = found?.[1];
    if (!found || formula === undefined || pattern.lastIndex > state.posMax || isProse(formula)) continue;
    if (!silent) state.push(type, '', 0).content = formula.trim();
    state.pos = pattern.lastIndex;
    return true;
  }
  return false;
}

/** Reads a formula between lines of `$$`. */
export function formulaBlock(state: BlockState, startLine: number, endLine: number, silent: boolean): boolean {
  const lineText = (line: number): string =>
    state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]).trim();
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4 || lineText(startLine) !== '$$') return false;
  let end = startLine + 1;
  while (end < endLine && lineText(end) !== '$$') {
    if ((state.sCount[end] ?? 0) < state.blkIndent && !state.isEmpty(end)) return false;
    end++;
  }
  if (end >= endLine) return false;
  if (silent) return true;
  const token = state.push('formula_block', '', 0);
  token.content = state.getLines(startLine + 1, end, state.blkIndent, false).trim();
  token.map = [startLine, end + 1];
  state.line = end + 1;
  return true;
}

const wordCharacter = /[\p{L}\p{N}$\\]/u;

const forms = [
  { type: 'formula_display', pattern: /\$\$([^$]+)\$\$/y },
  { type: 'formula_inline', pattern: /\$`([^`]+)`\$/y },
  { type: 'formula_inline', pattern: /\$(?![\s$])((?:\\[^\n]|[^\\$\n])+)(?<!\s)\$(?![\p{L}\p{N}$])/uy },
];

function isProse(formula: string): boolean {
  return !formula.includes('\\') && /[a-z]{2,}\W*\s\W*[a-z]{2,}/i.test(formula);
}
