import { builtinContracts } from '#engine/contract/builtin.ts';
import type { Contract, Section } from '#engine/contract/contract.ts';
import { plainScaffold } from '#engine/contract/scaffold.ts';

export const apiDocs: Contract = builtin('api-docs');

export function builtin(id: string): Contract {
  const contract = builtinContracts().get(id);
  if (!contract) throw new Error(`no built-in contract ${id}`);
  return contract;
}

/** One section of a document under test. */
export interface Piece {
  readonly id: string;
  readonly level: number;
  /** How deep the section stands in the document's layout, whatever its heading says. */
  readonly depth: number;
  readonly title: string;
  readonly body: string;
}

export type Layout = 'flat' | 'nested';

/** A document with every required section, its body written out, under the template's two headings. */
export function completePieces(layout: Layout): Piece[] {
  const pieces: Piece[] = [];
  const add = (section: Section, level: number): void => {
    if (section.presence !== 'required') return;
    pieces.push({ id: section.id, level, depth: level, title: section.title, body: bodyOf(section) });
    for (const child of section.sections) add(child, layout === 'nested' ? level + 1 : level);
  };
  for (const section of apiDocs.sections) add(section, 3);
  return pieces;
}

export function print(pieces: readonly Piece[]): string {
  const sections = pieces.map(
    (piece) => `${'#'.repeat(piece.level)} ${piece.title}\n${piece.body === '' ? '' : `\n${piece.body}\n`}`,
  );
  return ['# Parcels\n', '## API Documentation\n', ...sections].join('\n');
}

/** The scaffold as if somebody had written it. */
function bodyOf(section: Section): string {
  return plainScaffold(section.scaffold ?? '')
    .replaceAll(/TODO: (\w)/g, (_, letter: string) => letter.toUpperCase())
    .trim();
}
