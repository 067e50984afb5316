import type { Span } from '../../finding.ts';
import { placeOf } from '../facts/place-of.ts';
import type { Spec } from '../spec.ts';
import { entryPlace, keyPlace, type Place } from '../tree/node.ts';
import { operationName } from '../walk/names.ts';
import { declaredComponents } from './components.ts';
import { namesIn } from './names.ts';
import { isEntry } from './symbol.ts';

/** Something of a description that is looked for by its name. */
export interface SpecSymbolEntry {
  readonly kind: 'operation' | 'component' | 'scheme' | 'tag';
  readonly name: string;
  /** Where it belongs: an operation's path, a component's kind. */
  readonly container: string;
  readonly uri: string;
  readonly span: Span;
}

/** The operations, components and tags of a description whose names have the letters of a query, in their order; at most so many. */
export function findSymbols(spec: Spec, query: string, most: number): readonly SpecSymbolEntry[] {
  const letters = query.toLowerCase().replace(/\s+/g, '');
  const found: SpecSymbolEntry[] = [];
  const add = (kind: SpecSymbolEntry['kind'], name: string, container: string, at: Place): boolean => {
    if (has(name, letters)) {
      const { uri } = at.part;
      const span = spec.files.get(uri)?.spanOf(at);
      if (span) found.push({ kind, name, container, uri, span });
    }
    return found.length < most;
  };
  for (const object of spec.all('operation')) {
    const id = object.node.text('operationId');
    const name = operationName(object);
    if (!add('operation', id === undefined ? name : `${name} (${id})`, textOf(spec), placeOf(object))) return found;
  }
  for (const { kind, entry } of declaredComponents(spec)) {
    const isScheme = kind === 'securitySchemes' || kind === 'securityDefinitions';
    if (!add(isScheme ? 'scheme' : 'component', entry.key, kind, keyPlace(entry))) return found;
  }
  for (const { symbol, role, holder } of namesIn(spec)) {
    if (symbol.kind !== 'tag' || role !== 'definition') continue;
    if (!add('tag', symbol.name, 'tags', isEntry(holder) ? entryPlace(holder) : holder)) return found;
  }
  return found;
}

/** Whether all letters are in a name, in their order: editors sort and mark what is found themselves. */
function has(name: string, letters: string): boolean {
  const lower = name.toLowerCase();
  let at = 0;
  for (const letter of letters) {
    at = lower.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function textOf({ root }: Spec): string {
  return root.map('info')?.text('title') ?? '';
}
