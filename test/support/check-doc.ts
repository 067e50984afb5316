import { defaultConfiguration } from '#engine/configuration/configuration.ts';
import { builtinContracts } from '#engine/contract/builtin.ts';
import type { Finding } from '#engine/finding.ts';
import { checkMarkdown, parseMarkdown } from '#engine/index.ts';

/** What a rule says of a Markdown document that is taken for a page of an API: its findings with the texts that they mark. */
export function markedBy(rule: string, text: string): string[] {
  return findingsBy(rule, text).map(({ message, span }) => `${text.slice(span.start, span.end)} | ${message}`);
}

function findingsBy(rule: string, text: string): readonly Finding[] {
  const project = {
    configuration: defaultConfiguration('file:///'),
    contracts: builtinContracts(),
    contractOverride: 'endpoint',
  };
  const { findings } = checkMarkdown(project, parseMarkdown('file:///api.md', text), 'api.md');
  return findings.filter((finding) => finding.rule === rule);
}
