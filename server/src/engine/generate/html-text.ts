/** HTML in a line of Markdown, outside of code, as Markdown; what looks like a tag and is none (`<id>`) is escaped. */
export function withoutHtml(text: string): string {
  if (!text.includes('<')) return text;
  return text
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/<(script|style|iframe|object|svg)\b[^>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi, '')
    .replace(
      /<a\b[^<>]*?\bhref\s*=\s*["']?(https?:[^"'\s<>]*)["']?[^<>]*>([\s\S]*?)<\/a\s*>/gi,
      (_, url: string, words: string) =>
        words.trim() === ''
          ? `<${url}>`
          : `[${words
              .replace(/<[^<>]*>/g, '')
              .replace(/[[\]]/g, '\\$&')
              .trim()}](${encoded(url)})`,
    )
    .replace(/<(code|tt|kbd|samp|var)\b[^<>]*>([^`<>\n]+)<\/\1\s*>/gi, (_, __, words: string) => `\`${words.trim()}\``)
    .replace(/<\/?(?:b|strong)(?:\s[^<>]*)?>(?=\S)|(?<=\S)<\/(?:b|strong)\s*>/gi, '**')
    .replace(/<\/?(?:i|em)(?:\s[^<>]*)?>(?=\S)|(?<=\S)<\/(?:i|em)\s*>/gi, '*')
    .replace(/<li\b[^<>]*>\s*/gi, '\n- ')
    .replace(/<(?:br|hr)\b[^<>]*>/gi, '\n\n')
    .replace(
      /<\/?(?:p|div|ul|ol|table|tr|h[1-6]|dl|dt|dd|pre|blockquote|section|details|summary|thead|tbody|center)\b[^<>]*>/gi,
      '\n\n',
    )
    .replace(
      /<\/?(?:td|th|li|span|code|tt|kbd|samp|var|small|sub|sup|u|b|strong|i|em|img|a|font|nobr|strike|s|del|ins|q|cite|abbr|mark|label|input|button|video|source|picture|caption|colgroup|col|tfoot|figure|figcaption|main|article|header|footer|nav|aside|link|meta|head|body|html|wbr|big|note|important|tip)\b[^<>]*>/gi,
      ' ',
    )
    .replace(/<(?=[A-Za-z/!?])(?!(?:https?|mailto):[^\s<>]*>)/g, '\\<')
    .replace(/\\\\</g, '\\<');
}

/** Brackets in a destination would end it. */
export function encoded(url: string): string {
  return url.replace(
    /[()<>\s\\]/g,
    (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`,
  );
}
