/** The bundler takes Markdown, YAML and tables as text. */
declare module '*.md' {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: a file that is imported as text has no other name.
  export default text;
}

declare module '*.tsv' {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: a file that is imported as text has no other name.
  export default text;
}

declare module '*.yaml' {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: a file that is imported as text has no other name.
  export default text;
}
