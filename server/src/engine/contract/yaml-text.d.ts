/** The built-in contracts travel inside the bundle as text. */
declare module '*.yaml' {
  const text: string;
  export default text;
}
