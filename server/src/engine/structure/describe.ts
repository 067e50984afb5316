import type { ColumnRequirement, ProseRequirement, Requirement } from '../contract/contract.ts';

/** What is asked for, in words that complete "must contain …". */
export function describeRequirement(requirement: Requirement): string {
  if (requirement.says !== undefined) return requirement.says;
  switch (requirement.kind) {
    case 'prose':
      return describeProse(requirement);
    case 'terms':
      return `a mention of ${joinOr(requirement.any.map((term) => `*${term.replace(/\*$/, '')}*`))}`;
    case 'list': {
      const kind =
        requirement.isOrdered === true ? 'numbered list' : requirement.isOrdered === false ? 'bulleted list' : 'list';
      const items = requirement.minimumItems > 1 ? ` of at least ${requirement.minimumItems} items` : '';
      return requirement.minimum > 1 ? `${requirement.minimum} ${kind}s${items}` : `a ${kind}${items}`;
    }
    case 'table': {
      const rows = requirement.minimumRows > 1 ? ` and at least ${requirement.minimumRows} rows` : '';
      const groups = requirement.groupBy
        ? `, grouped (${requirement.groupBy.groups.map((group) => group.name).join(', ')})`
        : '';
      return `a table${describeColumns(requirement.columns)}${rows}${groups}`;
    }
    case 'code': {
      const language = requirement.languages.length > 0 ? ` in ${joinOr(requirement.languages)}` : '';
      if (requirement.role) return `a ${requirement.role} example${language}`;
      if (requirement.minimumLanguages > 1) return `code blocks in at least ${requirement.minimumLanguages} languages`;
      return requirement.minimum > 1 ? `${requirement.minimum} code blocks${language}` : `a code block${language}`;
    }
    case 'link':
      return requirement.minimum > 1 ? `${requirement.minimum} links` : 'a link';
    case 'image':
      return requirement.minimum > 1 ? `${requirement.minimum} images` : 'an image';
    case 'sections':
      return requirement.minimum > 1 ? `${requirement.minimum} sub-sections` : 'a sub-section';
    case 'any':
      return joinOr(requirement.of.map(describeRequirement));
    case 'all':
      return joinAnd(requirement.of.map(describeRequirement));
  }
}

function describeProse(requirement: ProseRequirement): string {
  const text = requirement.minimumWords > 1 ? `a text of at least ${requirement.minimumWords} words` : 'a text';
  return requirement.after === 'code' ? `${text} below the code` : text;
}

function describeColumns(columns: readonly ColumnRequirement[]): string {
  const names = columns.filter((column) => !column.isOptional).map((column) => `*${column.name}*`);
  if (names.length === 0) return '';
  return names.length === 1 ? ` with a column ${names[0]}` : ` with the columns ${joinAnd(names)}`;
}

function joinAnd(words: readonly string[]): string {
  return join(words, 'and');
}

function joinOr(words: readonly string[]): string {
  return join(words, 'or');
}

function join(words: readonly string[], last: string): string {
  if (words.length <= 1) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}
