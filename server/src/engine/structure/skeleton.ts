import type { Requirement, TableRequirement } from '../contract/contract.ts';
import { plainScaffold } from '../contract/scaffold.ts';
import { describeRequirement } from './describe.ts';

/** The Markdown that meets a requirement in form and says what is still to be written. Empty: nothing can be proposed. */
export function skeletonOf(requirement: Requirement): string {
  if (requirement.skeleton !== undefined) return plainScaffold(requirement.skeleton).trim();
  switch (requirement.kind) {
    case 'prose':
      return proseSkeleton(describeRequirement(requirement), requirement.minimumWords);
    case 'terms':
      return `TODO: write about ${(requirement.any[0] ?? '').replace(/\*$/, '')}.`;
    case 'list': {
      const item = (index: number): string => `${requirement.isOrdered ? `${index + 1}.` : '-'} TODO`;
      const list = Array.from({ length: Math.max(1, requirement.minimumItems) }, (_, index) => item(index)).join('\n');
      return Array.from({ length: Math.max(1, requirement.minimum) }, () => list).join('\n\nTODO\n\n');
    }
    case 'table':
      return tableSkeleton(requirement);
    case 'code': {
      const languages = requirement.languages.length > 0 ? requirement.languages : defaultLanguages(requirement.role);
      const count = Math.max(1, requirement.minimum, requirement.minimumLanguages);
      const blocks = Array.from({ length: count }, (_, index) =>
        codeSkeleton(languages[index % languages.length] ?? '', requirement.role),
      );
      return blocks.join('\n\n');
    }
    case 'link':
      return Array.from(
        { length: Math.max(1, requirement.minimum) },
        () => 'TODO: link to [a page](https://example.com/).',
      ).join('\n\n');
    case 'image':
      return '![TODO: describe the image](image.png)';
    case 'sections':
      return '';
    case 'any': {
      for (const one of requirement.of) {
        const skeleton = skeletonOf(one);
        if (skeleton !== '') return skeleton;
      }
      return '';
    }
    case 'all':
      return requirement.of
        .map(skeletonOf)
        .filter((skeleton) => skeleton !== '')
        .join('\n\n');
  }
}

function proseSkeleton(says: string, minimumWords: number): string {
  const sentence = `TODO: write ${says}.`;
  const words = sentence.split(' ').length;
  return words >= minimumWords
    ? sentence
    : `${sentence} ${'Say more about it here. '.repeat(Math.ceil((minimumWords - words) / 5))}`.trim();
}

function tableSkeleton(requirement: TableRequirement): string {
  const columns = requirement.columns.filter((column) => !column.isOptional);
  const names = columns.length > 0 ? columns.map((column) => column.name) : ['Name', 'Description'];
  const values =
    columns.length > 0
      ? columns.map((column) => column.enum?.[0] ?? (column.type === 'integer' ? '0' : 'TODO'))
      : ['TODO', 'TODO'];
  const row = `| ${values.join(' | ')} |`;
  const rows = Array.from({ length: Math.max(1, requirement.minimumRows) }, () => row).join('\n');
  const table = `| ${names.join(' | ')} |\n| ${names.map(() => '---').join(' | ')} |\n${rows}`;
  if (!requirement.groupBy) return table;
  return requirement.groupBy.groups.map((group) => `**${group.name}**\n\n${table}`).join('\n\n');
}

function defaultLanguages(role: 'request' | 'response' | undefined): readonly string[] {
  if (role === 'request') return ['http'];
  return role === 'response' ? ['json'] : ['bash', 'javascript', 'python'];
}

function codeSkeleton(language: string, role: 'request' | 'response' | undefined): string {
  const says = role === undefined ? 'show a real example' : `show a real ${role}`;
  return `TODO: ${says}.\n\n\`\`\`${language}\n${codeSample(language, role)}\n\`\`\``;
}

/** A line or two that the language's readers recognise. */
function codeSample(language: string, role: 'request' | 'response' | undefined): string {
  switch (language.toLowerCase()) {
    case 'http':
      return role === 'response'
        ? 'HTTP/1.1 200 OK\nContent-Type: application/json\n\n{ "id": "42" }'
        : 'GET /resources/42 HTTP/1.1\nHost: api.example.com';
    case 'json':
    case 'jsonc':
    case 'json5':
      return '{ "id": "42" }';
    case 'xml':
      return '<resource id="42"/>';
    case 'yaml':
    case 'yml':
      return 'id: "42"';
    case 'javascript':
    case 'js':
    case 'typescript':
    case 'ts':
      return 'await fetch("https://api.example.com/resources/42");';
    case 'python':
    case 'py':
      return 'requests.get("https://api.example.com/resources/42")';
    case 'bash':
    case 'sh':
    case 'shell':
    case 'curl':
    case '':
      return 'curl https://api.example.com/resources/42';
  }
  return 'TODO';
}
