import type { Contract, Section } from '#engine/contract/contract.ts';
import { displayUri } from '../paths.ts';
import { alignRows, type ExplainContext, originRows } from './context.ts';

/** A contract's sections, and where each setting of each comes from. */
export function explainContract(contract: Contract, context: ExplainContext): string {
  const facts = [
    ['title', contract.title],
    ['file', displayUri(contract.uri, context.workingDirectory)],
    ...(contract.extends.length === 0 ? [] : [['extends', contract.extends.join(', ')]]),
  ];
  const sections = contract.sections.flatMap((section) => explainSection(section, '', context));
  return [context.colors.bold(contract.id), ...alignRows(facts, '  '), ...sections, ''].join('\n');
}

function explainSection(section: Section, indent: string, context: ExplainContext): string[] {
  const { colors } = context;
  return [
    '',
    `${indent}${colors.bold(section.title)} ${colors.dim(`(${section.id}, ${section.presence})`)}`,
    ...alignRows(originRows(section.origins, context), `${indent}  `),
    ...section.sections.flatMap((below) => explainSection(below, `${indent}  `, context)),
  ];
}
