import { specPathAfter, subjectEdits } from '#engine/bound/doc-side.ts';
import { currentSpecName, specNameProblem, specRenameEdits } from '#engine/bound/spec-side.ts';
import { readPath } from '#engine/endpoints/path.ts';
import type { TextEdit } from '#engine/finding.ts';
import { documentKey } from '#engine/graph/graph.ts';
import { mendLinks } from '#engine/graph/mend-links.ts';
import type { LoadedProject } from '#workspace/load-project.ts';
import type { Services } from './services.ts';
import { documentsAbout, type SubjectAtCursor, specsWith } from './subjects.ts';

/** Whether something that documents and a description name can be called otherwise in both. */
export function isRenamable({ subject }: SubjectAtCursor): boolean {
  return currentSpecName(subject) !== undefined;
}

/** What it is called where it stands. */
export function currentName({ analysis, span }: SubjectAtCursor): string {
  const text = analysis.markdown?.file.text ?? analysis.spec?.file.slice(span.start, span.end) ?? '';
  const written = analysis.markdown ? text.slice(span.start, span.end) : text;
  return /^(["']).*\1$/s.test(written) ? written.slice(1, -1) : written;
}

/** What a subject is to be called in the description where it is called otherwise in a file; undefined where the description stays as it is. */
export function specNameFor(found: SubjectAtCursor, name: string): string | undefined {
  const { subject, isInSpec } = found;
  if (subject.kind !== 'path' || isInSpec) return name;
  return specPathAfter(subject, readPath(currentName(found)), readPath(name));
}

/** Why the description can't have the name. */
export function subjectNameProblem(found: SubjectAtCursor, name: string): string | undefined {
  const inSpec = specNameFor(found, name);
  return inSpec === undefined ? undefined : specNameProblem(found.subject, inSpec);
}

/** The edits of all documents about the description, but for what becomes of links to headings. */
export async function subjectDocEdits(
  found: SubjectAtCursor,
  name: string,
  services: Services,
): Promise<readonly TextEdit[]> {
  const { subject } = found;
  const inSpec = specNameFor(found, name);
  const specName = currentSpecName(subject);
  if (inSpec === undefined || specName === undefined) return [];
  const names = new Set([specName, currentName(found)]);
  const documents = await documentsAbout(subject.api.uri, services);
  return documents.flatMap((document) => subjectEdits(subject, { names, name: inSpec }, document));
}

/** The edits of the description, and of those that share files with it. */
export async function subjectSpecEdits(
  found: SubjectAtCursor,
  name: string,
  services: Services,
): Promise<readonly TextEdit[]> {
  const inSpec = specNameFor(found, name);
  if (inSpec === undefined) return [];
  return specRenameEdits(found.subject, inSpec, await specsWith(found.subject, services));
}

/** Edits of documents, none of which touches another, with those that keep links to renamed headings true. */
export function withMendedLinks(
  edits: readonly TextEdit[],
  own: LoadedProject,
  { docs }: Services,
): readonly TextEdit[] {
  const kept: TextEdit[] = [];
  for (const edit of edits) if (!kept.some((one) => overlaps(one, edit))) kept.push(edit);
  const projects = new Map([[own.project.configuration.folder, own]]);
  for (const { facts, project } of docs.workspace.known() ?? [])
    if (kept.some(({ uri }) => uri === facts.uri)) projects.set(project.project.configuration.folder, project);
  const mended = [...projects.values()].flatMap((project) =>
    mendLinks(docs.workspace.graphOf(project), kept, project.project),
  );
  return [...kept, ...mended];
}

function overlaps(one: TextEdit, other: TextEdit): boolean {
  if (documentKey(one.uri) !== documentKey(other.uri)) return false;
  return (one.span.start < other.span.end && other.span.start < one.span.end) || one.span.start === other.span.start;
}
