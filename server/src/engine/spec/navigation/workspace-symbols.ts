import type { Span } from '../../finding.ts';
import { placeOf } from '../facts/place-of.ts';
import type { Spec } from '../spec.ts';
import { keyPlace, type Place } from '../tree/node.ts';
import { operationName } from '../walk/names.ts';
import { declaredComponents } from './components.ts';
import { namesIn } from './names.ts';
import { holderPlace } from './symbol.ts';

/** Something of a description that is looked for by its name. */
export interface SpecSymbolEntry {
  readonly kind: 'operation' | 'component' | 'scheme' | 'tag';
  readonly name: string;
  /** Where it belongs: an operation's path, a component's kind. */
  readonly container: string;
  readonly uri: string;
  readonly span: Span;
}

/** The operations, components and tags of a description whose names have a query in them; behind those, whose names have its letters in their order. */
export function findSymbols(spec: Spec, query: string, most: number): readonly SpecSymbolEntry[] {
  const wanted = query.toLowerCase();
  const letters = wanted.replace(/\s+/g, '');
  const exact: Candidate[] = [];
  const loose: Candidate[] = [];
  for (const candidate of candidatesIn(spec)) {
    const name = candidate.name.toLowerCase();
    if (name.includes(wanted)) exact.push(candidate);
    else if (loose.length < most && hasLetters(name, letters)) loose.push(candidate);
    if (exact.length >= most) break;
  }
  return [...exact, ...loose].slice(0, most).flatMap(({ at, ...symbol }) => {
    const file = spec.files.get(at.part.uri);
    return file ? [{ ...symbol, uri: file.uri, span: file.spanOf(at) }] : [];
  });
}

type Candidate = Pick<SpecSymbolEntry, 'kind' | 'name' | 'container'> & { readonly at: Place };

function* candidatesIn(spec: Spec): Iterable<Candidate> {
  const title = textOf(spec);
  for (const object of spec.all('operation')) {
    const id = object.node.text('operationId');
    const name = operationName(object);
    yield {
      kind: 'operation',
      name: id === undefined ? name : `${name} (${id})`,
      container: title,
      at: placeOf(object),
    };
  }
  for (const { kind, entry } of declaredComponents(spec)) {
    const isScheme = kind === 'securitySchemes' || kind === 'securityDefinitions';
    yield { kind: isScheme ? 'scheme' : 'component', name: entry.key, container: kind, at: keyPlace(entry) };
  }
  for (const { symbol, role, holder } of namesIn(spec)) {
    if (symbol.kind !== 'tag' || role !== 'definition') continue;
    yield { kind: 'tag', name: symbol.name, container: 'tags', at: holderPlace(holder) };
  }
}

/** Editors sort and mark what is found themselves. */
function hasLetters(name: string, letters: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = name.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function textOf({ root }: Spec): string {
  return root.map('info')?.text('title') ?? '';
}
