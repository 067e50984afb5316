import type { Finding } from '#engine/finding.ts';
import { applyEdits } from '#engine/index.ts';
import { checkSpecTexts, type SpecTexts, specFolder } from './specs.ts';

type Options = Readonly<Record<string, unknown>>;

/** What a rule says of a document, or of several files: its messages, those of other files than the first with their paths. */
export function messagesOf(rule: string, texts: string | SpecTexts, options: Options = {}): string[] {
  const files = filesOf(texts);
  const [root] = Object.keys(files);
  return Object.entries(findingsOf(rule, files, options)).flatMap(([path, findings]) =>
    findings.map(({ message }) => (path === root ? message : `${path}: ${message}`)),
  );
}

/** The text of a document after the first fix of the rule's first finding, or after that with a title. */
export function fixedText(rule: string, text: string, title?: string): string {
  const [[path, findings] = ['', []]] = Object.entries(findingsOf(rule, filesOf(text), {}));
  const fixes = findings.flatMap((finding) => finding.fixes);
  const fix = title === undefined ? fixes[0] : fixes.find((one) => one.title === title);
  if (!fix) throw new Error(`no such fix, only ${fixes.map((one) => one.title).join(', ')}`);
  return applyEdits(
    text,
    fix.edits.filter(({ uri }) => uri === specFolder + path),
  );
}

function findingsOf(rule: string, files: SpecTexts, options: Options): Readonly<Record<string, readonly Finding[]>> {
  const found = checkSpecTexts(files, { [rule]: { severity: 'warning', options } });
  return Object.fromEntries(
    Object.entries(found).map(([path, findings]) => [path, findings.filter((finding) => finding.rule === rule)]),
  );
}

function filesOf(texts: string | SpecTexts): SpecTexts {
  if (typeof texts !== 'string') return texts;
  return { [texts.trimStart().startsWith('{') ? 'openapi.json' : 'openapi.yaml']: texts };
}
