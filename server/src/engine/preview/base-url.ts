/** The URL that a document calls its base URL, without a slash at its end; undefined for none. */
export function baseUrlOf(text: string): string | undefined {
  return baseUrl.exec(text)?.[1]?.replace(/[/.,]+$/, '');
}

const baseUrl = /\bbase ur[il]s?\b[^\n]{0,80}?\n{0,3}[^\n]{0,80}?(https?:\/\/[^\s`"'<>()|{}]+)/i;
