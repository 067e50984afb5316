/**
 * Markdown's marks replaced by as many fillers, so that offsets stay: code's backticks, pairs of emphasis, links'
 * brackets and destinations, HTML tags (not a lone `<id>`, which stands for a parameter), `{#id}` at the end.
 */
export function withoutMarks(source: string): string {
  let text = source;
  if (text.includes('<')) {
    if (text.includes('-->')) text = text.replace(/<!--.*?-->/g, blank);
    text = text
      .replace(/<\/[a-z][^<>]*>|<[a-z][\w-]*\s[^<>]*>/gi, blank)
      .replace(/<(code|b|i|em|strong|span|kbd|small|sup|sub|tt|br|wbr)\s*\/?>/gi, blank);
  }
  if (text.includes('](')) {
    text = text.replace(
      /!?\[((?:[^[\]]|\[[^[\]]*\])*)\](?=\()(\((?:[^()]|\([^()]*\))*\))/g,
      (link, words: string, destination: string) => {
        const opening = link.length - words.length - destination.length - 1;
        return filler.repeat(opening) + words + filler + blank(destination);
      },
    );
  }
  if (/(?:^|[\s([|])[*_~]/.test(text)) {
    text = text.replace(
      /(?<=^|[\s([|])(\*\*|__|~~|\*|_)(?=\S)((?:(?!\1).)*?\S)\1(?!\w)/g,
      (_, mark: string, words: string) => `${blank(mark)}${words}${blank(mark)}`,
    );
  }
  if (text.includes('&')) text = text.replace(/&lt;/g, `${filler.repeat(3)}<`).replace(/&gt;/g, `>${filler.repeat(3)}`);
  return text.replaceAll('`', filler).replace(/\{[#.][^{}]*\}\s*$/, blank);
}

/** Stands where a mark stood: white space to a pattern, and yet no end of a path that has a mark inside, as a linked parameter has. */
export const filler = '\v';

function blank(text: string): string {
  return filler.repeat(text.length);
}
