import type { Completion } from '../../completion/item.ts';
import { mayBecome } from '../../completion/matching.ts';
import type { Spec } from '../spec.ts';
import type { SpecFile } from '../text/spec-file.ts';
import { cursorAt, type SpecCursor } from './context.ts';
import { exampleData } from './examples.ts';
import { keywords, wholeValues } from './keys.ts';
import { names } from './names.ts';
import { type Offer, toCompletion } from './offer.ts';
import { placesAlong } from './place.ts';
import { noFiles, type Question, type WorkspaceFiles } from './question.ts';
import { isReferenceCursor, targets } from './references.ts';
import { values } from './values.ts';

/** The characters after which an editor should ask. */
export const specTriggerCharacters: readonly string[] = ['"', "'", '/', '#', ' ', '{', '$'];

/** One file each. */
const providers: readonly ((question: Question) => readonly Offer[])[] = [
  keywords,
  names,
  wholeValues,
  values,
  exampleData,
  targets,
];

/** The most items of an answer, the best of them: a list that is longer is shown to nobody. */
export const mostCompletions = 1_000;

/** What may stand at an offset of a file of a description. */
export function completeSpec(
  file: SpecFile,
  offset: number,
  { spec, workspace = noFiles }: { readonly spec: Spec; readonly workspace?: WorkspaceFiles },
): readonly Completion[] {
  const cursor = cursorAt(file, offset);
  if (!cursor) return [];
  const question = asked(spec, file, { cursor, workspace });
  const offers = providers.flatMap((provide) => provide(question));
  const typed = cursor.typed.slice(cursor.quote === undefined ? 0 : 1);
  const fitting = offers.filter((offer) => mayBecome(typed, offer.filter ?? offer.label ?? keyOf(offer)));
  const sorted = fitting.sort((one, other) => (one.rank ?? 4) - (other.rank ?? 4)).slice(0, mostCompletions);
  return sorted.flatMap((offer, index) => toCompletion(file, question.cursor, offer, index) ?? []);
}

/** Whether other files of the workspace can be named at an offset. */
export function namesFiles(file: SpecFile, offset: number): boolean {
  const cursor = cursorAt(file, offset);
  return cursor !== undefined && isReferenceCursor(cursor);
}

function asked(
  spec: Spec,
  file: SpecFile,
  { cursor, workspace }: { readonly cursor: SpecCursor; readonly workspace: WorkspaceFiles },
): Question {
  const places = placesAlong(spec, file.uri, cursor.path);
  const place = places.at(-1);
  const question = { spec, file, cursor, places, place, version: place?.version ?? spec.version, workspace };
  const beginsList = cursor.kind === 'key' && cursor.mayBeValue && place?.isWhole && place.field?.shape === 'list';
  if (!beginsList || cursor.hasColon) return question;
  // In the line below a list's key, the first item stands.
  const item: SpecCursor = { ...cursor, kind: 'value', path: [...cursor.path, 0], needsHyphen: true };
  return asked(spec, file, { cursor: item, workspace });
}

function keyOf(offer: Offer): string {
  return offer.is === 'key' ? offer.key : '';
}
