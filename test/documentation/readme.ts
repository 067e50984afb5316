import { readFileSync } from 'node:fs';

/** A code block that a comment above it, `<!-- test: name -->`, names. */
export function readmeExample(name: string): string {
  const readme = readFileSync('README.md', 'utf8');
  const start = readme.indexOf(`<!-- test: ${name} -->`);
  const [, text] = start < 0 ? [] : (/^```\w+\n(.*?)^```$/ms.exec(readme.slice(start)) ?? []);
  if (text === undefined) throw new Error(`The README has no example ${name}`);
  return text;
}
