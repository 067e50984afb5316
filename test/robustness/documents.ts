/** Documents that no author writes, each with what would take for ever if it were taken step by step. */
export const hostileDocuments: readonly { readonly name: string; readonly text: string }[] = [
  { name: 'nothing', text: '' },
  { name: 'a byte order mark alone', text: '\u{feff}' },
  { name: '100,000 headings, all different', text: lines(100_000, (index) => `## Heading ${index}`) },
  { name: '100,000 headings of one section', text: lines(100_000, () => '## Overview') },
  { name: '10,000 quotes in each other', text: `# A\n\n${'>'.repeat(10_000)} a\n` },
  { name: '5,000 lists in each other', text: `# A\n\n${'- '.repeat(5_000)}a\n` },
  {
    name: '1,500 lists in each other, one a line',
    text: `# A\n\n${lines(1_500, (index) => `${'  '.repeat(index)}- a`)}`,
  },
  { name: '100,000 backticks', text: `# A\n\nTODO: ${'`'.repeat(100_000)}\n` },
  { name: 'code spans that never close', text: `# A\n\nTODO: ${lines(300, (index) => '`'.repeat(index + 1))}` },
  { name: '100,000 brackets', text: `# A\n\n${'['.repeat(100_000)}\n` },
  { name: 'links that never close', text: `# A\n\nTODO: ${'[a]('.repeat(25_000)}${']('.repeat(25_000)}\n` },
  { name: 'emphasis that never closes', text: `# ${'*a_ '.repeat(10_000)}\n\n${'**a '.repeat(25_000)}\n` },
  { name: 'comments that never close', text: `# A\n\n${'<!-- '.repeat(25_000)}` },
  { name: 'tags that never close', text: `# A\n\n<div ${'<a '.repeat(25_000)}\n` },
  { name: 'a request of 200,000 spaces', text: `## GET /a\n\n\`\`\`http\nGET /a${' '.repeat(200_000)}x\n\`\`\`\n` },
  { name: 'a heading of 50,000 spaces', text: `# a${' '.repeat(50_000)}b\n\n## GET${' '.repeat(50_000)}/a\n` },
  { name: 'a line of addresses', text: `# A\n\nTODO: ${'https://a.example '.repeat(3_000)}\n` },
  { name: 'a table of 100,000 rows', text: `# A\n\n| a |\n| - |\n${lines(100_000, () => '| b |')}` },
  { name: 'front matter in front matter', text: `---\na: ${'{b: '.repeat(3_000)}\n---\n# A\n` },
  { name: 'an alias bomb in front matter', text: `---\n${aliasBomb()}---\n# A\n` },
];

/** Nine references to nine references to …: 9^9 values, if each were copied. */
export function aliasBomb(): string {
  const names = [...'bcdefghij'];
  const level = (name: string, index: number): string => {
    const inner = `*${names[index - 1] ?? 'a'}`;
    return `${name}: &${name} [${Array.from({ length: 9 }, () => inner).join(', ')}]\n`;
  };
  return `a: &a [x, x, x, x, x, x, x, x, x]\n${names.map(level).join('')}`;
}

function lines(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => `${line(index)}\n`).join('');
}
