/** The page of one rule: what it finds, why, examples, and how it is set. */
export function rulePage(id, rule) {
  const facts = [`Severity: ${severity(rule)}`, rule.isFixable ? 'Has a fix' : 'Has no fix of its own'];
  return document([
    `# ${id}`,
    rule.summary,
    `${facts.join(' · ')}`,
    dedent(rule.explanation),
    otherNames(rule),
    ...rule.examples.flatMap((example, index) => exampleBlocks(example, index, rule)),
    '## Setting',
    settingText(id, rule),
    ...optionBlocks(id, rule),
  ]);
}

/** The page of a finding in a contract or in `docwright.yaml`. */
export function problemPage(id, problem) {
  return document([
    `# ${id}`,
    problem.summary,
    `Severity: ${problem.severity}`,
    problem.explanation,
    '## Setting',
    'None: it says that something could not be used as it was meant. Mend what it points at.',
  ]);
}

/** The list of all pages. */
export function indexPage(rules, problems) {
  const families = groupByFamily(rules);
  const blocks = ['# Rules', 'Every finding names the rule that made it. This is what each rule finds.'];
  for (const [family, entries] of families) blocks.push(`## ${family}`, table(entries, ''));
  if (problems.size > 0) {
    blocks.push(
      '## Contracts, configuration and baseline',
      'Findings in the files that steer Docwright, and about them.',
      problemTable(problems),
    );
  }
  return document(blocks);
}

/** The table of the README: the rules are too many to be listed there. */
export function readmeTable(rules) {
  const rows = [...groupByFamily(rules)].map(([family, entries]) => {
    const about = families[family];
    if (about === undefined) throw new Error(`No words in the README say what the family ${family} is about.`);
    const on = entries.filter(([, rule]) => rule.severity !== 'off').length;
    return `| [${family}](server/docs/rules/README.md#${family}) | ${about} | ${entries.length} | ${on} |`;
  });
  const head = ['| Family | What it is about | Rules | On unless configured |', '| --- | --- | --- | --- |'];
  return `${[...head, ...rows].join('\n')}\n`;
}

const families = {
  structure: 'Markdown: sections, their order, and what each must contain.',
  drift: 'Markdown and OpenAPI: where a document and its description disagree.',
  endpoints: 'Markdown: the endpoints that a document names, and what it says of each.',
  errors: 'Markdown: HTTP statuses, and the catalogue of error codes.',
  examples: 'Markdown: code blocks.',
  'front-matter': 'Markdown: the front matter.',
  links: 'Markdown: links, anchors, and HTML that is not safe.',
  openapi: 'Specs: the specification of the version, references, names, examples, descriptions, style.',
  security: 'Specs: credentials, protected operations, limits, transport.',
  suppression: 'Both: [comments that suppress findings](#suppression).',
};

function familyOf(id) {
  return id.slice(0, id.indexOf('/'));
}

function groupByFamily(rules) {
  const families = new Map();
  for (const entry of rules) {
    const family = familyOf(entry[0]);
    families.set(family, [...(families.get(family) ?? []), entry]);
  }
  return families;
}

function table(entries, folder) {
  const rows = entries.map(
    ([id, rule]) =>
      `| [${id}](${folder}${id}.md) | ${severity(rule)} | ${rule.isFixable ? 'yes' : ''} | ${cell(rule.summary)} |`,
  );
  return ['| Rule | Severity | Fix | What it finds |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function problemTable(problems) {
  const rows = [...problems].map(
    ([id, { severity, summary }]) => `| [${id}](${id}.md) | ${severity} | ${cell(summary)} |`,
  );
  return ['| Finding | Severity | What it says |', '| --- | --- | --- |', ...rows].join('\n');
}

function severity(rule) {
  return rule.severity === 'off' ? 'off unless configured' : rule.severity;
}

function cell(text) {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

/** Of other tools, whose settings keep their meaning. */
function otherNames({ aliases = [] }) {
  if (aliases.length === 0) return '';
  return `Settings may also call it ${aliases.map((name) => code(name)).join(', ')}, as other tools do.`;
}

function optionBlocks(id, { options }) {
  if (options === undefined) return [];
  const rows = Object.entries(options).map(
    ([name, schema]) => `| ${code(name)} | ${cell(schema.description ?? '')} | ${defaultText(schema.default)} |`,
  );
  return [
    '## Options',
    ['| Option | What it says | Default |', '| --- | --- | --- |', ...rows].join('\n'),
    `They stand beside the severity: \`${id}: { severity: warning, ${Object.keys(options)[0]}: … }\`.`,
  ];
}

function defaultText(value) {
  return value === undefined ? '' : code(JSON.stringify(value)).replaceAll('|', '\\|');
}

function exampleBlocks(example, index, { examples, about }) {
  const count = examples.length;
  const { text, marks } = readMarks(example.bad);
  return [
    `## ${count === 1 ? 'Example' : `Example ${index + 1}`}: ${example.title}`,
    ...(example.spec ? ['The description says:', fence(dedent(example.spec).trimEnd(), 'yaml')] : []),
    'What is found:',
    fence(text, languageOf(text, about)),
    marks
      .map(({ line, words, message }) => `- Line ${line}${words === '' ? '' : `, ${code(words)}`}: ${message}`)
      .join('\n'),
    'And as it should be:',
    fence(dedent(example.good), languageOf(dedent(example.good), about)),
    ...(example.options ? ['The rule is set so:', fence(JSON.stringify(example.options, undefined, 2), 'json')] : []),
  ];
}

/** Takes the lines `^^^ message` out of a text and says which words of the line above them each is about. */
function readMarks(source) {
  const lines = [];
  const marks = [];
  for (const line of dedent(source).split('\n')) {
    const mark = /^(\s*)(\^+)\s+(.*)$/.exec(line);
    if (mark === null || lines.length === 0) {
      lines.push(line);
      continue;
    }
    const [, indent, carets, message] = mark;
    const above = lines[lines.length - 1];
    const words = above.slice(indent.length, indent.length + carets.length).trim();
    marks.push({ line: lines.length, words, message });
  }
  return { text: lines.join('\n'), marks };
}

function settingText(id, rule) {
  const change = rule.severity === 'off' ? 'warning' : 'off';
  const order = rule.severity === 'off' ? 'To switch it on' : 'To switch it off';
  const draft = rule.isAboutCompleteness
    ? '\n\nWith `profile: draft` it is a hint, since an unfinished document lacks things by its nature.'
    : '';
  return `${order}, or to give it another severity (\`error\`, \`warning\`, \`info\`, \`hint\`), write in \`docwright.yaml\`:

\`\`\`yaml
rules:
  ${id}: ${change}
\`\`\`${draft}`;
}

function languageOf(text, about) {
  if (about !== 'specs') return 'markdown';
  return text.trimStart().startsWith('{') ? 'json' : 'yaml';
}

/** A code block that holds text with code blocks. */
function fence(text, language) {
  const longest = Math.max(2, ...[...text.matchAll(/^\s*(`{3,})/gm)].map((match) => match[1].length));
  const ticks = '`'.repeat(longest + 1);
  return `${ticks}${language}\n${text.replace(/\n+$/, '')}\n${ticks}`;
}

function code(words) {
  const isTicked = words.includes('`');
  return isTicked ? `\`\` ${words} \`\`` : `\`${words}\``;
}

/** Without the indentation that all lines share, and without empty lines around. */
function dedent(text) {
  const lines = text
    .replace(/^\s*\n/, '')
    .trimEnd()
    .split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^ */.exec(line)[0].length);
  const indent = Math.min(...indents, 80);
  return lines.map((line) => line.slice(indent)).join('\n');
}

function document(blocks) {
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}
