import type { DescribedOperation } from '../api/described.ts';
import { textEdits } from '../drift/spec-edits.ts';
import type { TextEdit } from '../finding.ts';
import { replaceScalar } from '../spec/edit/edits.ts';
import { type FoundOccurrence, findOccurrences } from '../spec/navigation/find.ts';
import type { SpecSymbol } from '../spec/navigation/symbol.ts';
import { symbolAt } from '../spec/navigation/symbol-at.ts';
import { renameEdits } from '../spec/refactor/rename.ts';
import { nameProblem, renameProblem } from '../spec/refactor/rename-problem.ts';
import type { Spec } from '../spec/spec.ts';
import type { Place, ScalarNode } from '../spec/tree/node.ts';
import { namedCodesOf } from './named-codes.ts';
import { placesOf, type Subject } from './subject.ts';
import { operationsWith } from './subject-in-spec.ts';

/** What a description itself calls a subject by; undefined for what it knows no other name of than the place. */
export function specSymbolOf(subject: Subject): SpecSymbol | undefined {
  switch (subject.kind) {
    case 'path':
      return symbolIn(subject, subject.operation.pathAt);
    case 'operation-id':
    case 'scheme':
      return symbolIn(subject, placesOf(subject)[0]);
    case 'parameter':
      return subject.parameter.in === 'path' ? symbolIn(subject, placesOf(subject)[0]) : undefined;
    case 'operation':
    case 'property':
    case 'header':
    case 'response':
    case 'code':
      return undefined;
  }
}

function symbolIn({ api }: Subject, place: Place | undefined): SpecSymbol | undefined {
  if (!place) return undefined;
  const { uri, span } = api.locate(place);
  return symbolAt(api.spec, uri, span.start)?.symbol;
}

/** Every place of some descriptions that names a subject; `specs` are those that may name its symbol. */
export function specOccurrences(
  subject: Subject,
  specs: readonly Spec[] = [subject.api.spec],
): readonly FoundOccurrence[] {
  const symbol = specSymbolOf(subject);
  if (symbol) return findOccurrences(specs, symbol);
  return placesOf(subject).map((place, index) => ({
    ...subject.api.locate(place),
    role: index === 0 ? 'definition' : 'use',
  }));
}

/** What a subject is called in the description; undefined for one that has no name that could be another one. */
export function currentSpecName(subject: Subject): string | undefined {
  switch (subject.kind) {
    case 'path':
      return pathOf(subject.operation);
    case 'parameter':
      return subject.parameter.name;
    case 'operation-id':
      return subject.operation.node.text('operationId');
    case 'scheme':
      return subject.scheme.name;
    case 'code':
      return subject.code;
    case 'operation':
    case 'property':
    case 'header':
    case 'response':
      return undefined;
  }
}

/** As the description writes it. */
export function pathOf({ key }: DescribedOperation): string {
  return key.slice(key.indexOf(' ') + 1);
}

/** Why a subject can't be called so in the description, as a sentence; undefined where it can. */
export function specNameProblem(subject: Subject, name: string): string | undefined {
  const symbol = specSymbolOf(subject);
  if (symbol) return renameProblem(subject.api.spec, symbol) ?? nameProblem(subject.api.spec, symbol, name);
  if (subject.kind === 'code')
    return name !== subject.code && namedCodesOf(subject.api).has(name)
      ? `The description has a code \`${name}\` already.`
      : undefined;
  if (name.trim() === '' || /[\s{}?#&=]/.test(name)) return 'The name of a parameter is one word.';
  return subject.kind === 'parameter' ? takenParameter(subject, name) : undefined;
}

function takenParameter({ api, parameter }: Subject & { kind: 'parameter' }, name: string): string | undefined {
  if (name === parameter.name) return undefined;
  const taking = operationsWith(api, parameter.node).find((operation) =>
    api.details(operation).parameters.some((one) => one.name === name && one.in === parameter.in),
  );
  return taking && `\`${taking.key}\` has a parameter \`${name}\` already.`;
}

/** The edits that give a subject another name in the descriptions. */
export function specRenameEdits(
  subject: Subject,
  name: string,
  specs: readonly Spec[] = [subject.api.spec],
): readonly TextEdit[] {
  const symbol = specSymbolOf(subject);
  if (symbol) return renameEdits(specs, symbol, name);
  const scalars = placesOf(subject).filter((place): place is ScalarNode => 'kind' in place && place.kind === 'scalar');
  return textEdits(
    subject.api,
    scalars.map((scalar) => replaceScalar(scalar, name)),
  );
}
