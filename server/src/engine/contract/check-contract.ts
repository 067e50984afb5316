import { didYouMean, problem } from '../configuration/problem.ts';
import type { Finding, Span } from '../finding.ts';
import { readItems, readText, valueAt } from '../yaml/read.ts';
import type { YamlValue } from '../yaml/value.ts';
import { readSpecCondition, suggestCondition } from './spec-condition.ts';

/** What a schema can't say about one contract file: ids that stand twice, titles that two sections share, facts that no spec has. */
export function checkContract(uri: string, root: YamlValue): Finding[] {
  const sections = valueAt(root, 'sections');
  return [...duplicateIds(uri, sections), ...sharedTitles(uri, sections), ...unknownConditions(sections)];
}

function duplicateIds(uri: string, sections: YamlValue | undefined): Finding[] {
  const found: Finding[] = [];
  const first = new Map<string, Span>();
  visit(sections);
  return found;

  function visit(list: YamlValue | undefined): void {
    for (const section of readItems(list) ?? []) {
      const value = valueAt(section, 'id');
      const id = readText(value);
      if (value && id !== undefined) {
        const earlier = first.get(id);
        if (earlier) {
          const related = [{ uri, span: earlier, message: `The first \`${id}\`` }];
          found.push(
            problem('contract/duplicate-id', value.span, `Another section has the id \`${id}\` too`, { related }),
          );
        } else first.set(id, value.span);
      }
      visit(valueAt(section, 'sections'));
    }
  }
}

function unknownConditions(list: YamlValue | undefined): Finding[] {
  return (readItems(list) ?? []).flatMap((section) => {
    const value = valueAt(valueAt(section, 'when'), 'spec');
    const text = readText(value);
    const below = unknownConditions(valueAt(section, 'sections'));
    if (!value || text === undefined || readSpecCondition(text)) return below;
    const meant = didYouMean(suggestCondition(text));
    return [problem('contract/invalid-value', value.span, `No fact of a spec is called \`${text}\`${meant}`), ...below];
  });
}

interface Name {
  readonly id: string;
  readonly span: Span;
}

/** Titles and aliases in any case; those of sections that never stand side by side may be the same. */
function sharedTitles(uri: string, sections: YamlValue | undefined): Finding[] {
  const found: Finding[] = [];
  visit(sections, new Map());
  return found;

  function visit(list: YamlValue | undefined, names: Map<string, Name>): void {
    for (const section of readItems(list) ?? []) {
      const id = readText(valueAt(section, 'id')) ?? '';
      const title = valueAt(section, 'title');
      const aliases = [
        ...(readItems(valueAt(section, 'aliases')) ?? []),
        ...(readItems(valueAt(section, 'addAliases')) ?? []),
      ];
      for (const value of title ? [title, ...aliases] : aliases) claim(names, id, value);
      const nesting = readText(valueAt(section, 'nesting')) ?? 'nested';
      visit(valueAt(section, 'sections'), nesting === 'nested' ? new Map() : names);
    }
  }

  function claim(names: Map<string, Name>, id: string, value: YamlValue): void {
    const text = readText(value);
    if (text === undefined) return;
    const key = text.trim().toLowerCase();
    const earlier = names.get(key);
    if (!earlier) names.set(key, { id, span: value.span });
    else if (earlier.id !== id) {
      const related = [{ uri, span: earlier.span, message: `Here for \`${earlier.id}\`` }];
      const message = `\`${text}\` is a title of the section \`${earlier.id}\` already`;
      found.push(problem('contract/shared-alias', value.span, message, { severity: 'warning', related }));
    }
  }
}
