/** The built-in contracts travel inside the bundle as text. */
declare module '*.yaml' {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: a file that is imported as text has no other name.
  export default text;
}
