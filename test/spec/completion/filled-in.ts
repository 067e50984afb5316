/** A snippet as it stands when every tab stop keeps what it proposes: the first of a choice. */
export function filledIn(snippet: string): string {
  return snippet.replaceAll(
    /\\(?<escaped>[\\$}])|\$\{\d+:(?<text>(?:\\.|[^\\}])*)\}|\$\{\d+\|(?<first>(?:\\.|[^\\,|])*)(?:\\.|[^\\|])*\|\}|\$\d+/g,
    (_match, escaped?: string, text?: string, first?: string) =>
      escaped ?? (text ?? first ?? '').replaceAll(/\\(.)/g, '$1'),
  );
}
