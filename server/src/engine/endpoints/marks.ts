/**
 * Markdown's marks in a heading replaced by as many spaces, so that offsets stay: code's backticks, pairs of emphasis,
 * links' brackets and destinations, HTML tags (not a lone `<id>`, which stands for a parameter), `{#id}` at the end.
 */
export function withoutMarks(source: string): string {
  return source
    .replace(/<!--.*?-->/g, blank)
    .replace(/<\/[a-z][^<>]*>|<[a-z][\w-]*\s[^<>]*>/gi, blank)
    .replace(/<(code|b|i|em|strong|span|kbd|small|sup|sub|tt|br|wbr)\s*\/?>/gi, blank)
    .replace(
      /!?\[((?:[^[\]]|\[[^[\]]*\])*)\](?=\()(\((?:[^()]|\([^()]*\))*\))/g,
      (link, words: string, destination: string) => {
        const opening = link.length - words.length - destination.length - 1;
        return `${' '.repeat(opening)}${words} ${blank(destination)}`;
      },
    )
    .replace(
      /(?<=^|[\s([|])(\*\*|__|~~|\*|_)(?=\S)((?:(?!\1).)*?\S)\1(?!\w)/g,
      (_, mark: string, words: string) => `${blank(mark)}${words}${blank(mark)}`,
    )
    .replaceAll('`', ' ')
    .replace(/\{[#.][^{}]*\}\s*$/, blank);
}

function blank(text: string): string {
  return ' '.repeat(text.length);
}
