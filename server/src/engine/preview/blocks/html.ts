import { lineOffset, type RenderRules } from '../rendering.ts';
import { lineHole, type Template } from '../template.ts';

/** HTML that the author has written: elements that begin a line know it, so that long tables of HTML are followed by row. */
export const htmlRules: RenderRules = {
  html_block: (token, environment) => withLines(token.content, lineOffset(token, environment)),
};

function withLines(html: string, firstLine: number): Template {
  let line = firstLine;
  let at = 0;
  return html.replaceAll(commentOrTag, (found: string, name: string | undefined, offset: number) => {
    line += breaksIn(html.slice(at, offset));
    at = offset;
    const isFirst = html.slice(html.lastIndexOf('\n', offset) + 1, offset).trim() === '';
    if (name === undefined || !isFirst) return found;
    return `<${name}${lineHole(line)}${found.slice(name.length + 1)}`;
  });
}

function breaksIn(text: string): number {
  return text.split('\n').length - 1;
}

/** A comment, or a tag that opens an element. What stands in quotes is in one with its tag. */
const commentOrTag = /<!--[\s\S]*?(?:-->|$)|<([A-Za-z][A-Za-z0-9-]*)(?:"[^"]*"|'[^']*'|[^'"<>])*>/g;
