import {
  LSPErrorCodes,
  type PrepareRenameParams,
  type PrepareRenameResult,
  type RenameParams,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { TextEdit } from '#engine/finding.ts';
import { currentDocName, docNameProblem, namingEdits, renameInDocs } from '#engine/graph/rename.ts';
import { occurrencePlace } from '#engine/spec/navigation/symbol.ts';
import { renameEdits } from '#engine/spec/refactor/rename.ts';
import { nameProblem, renameProblem } from '#engine/spec/refactor/rename-problem.ts';
import { type DocSymbolAtCursor, docSymbolAtCursor } from '../doc-symbols.ts';
import { toWorkspaceEdit } from '../edits.ts';
import { guard } from '../guard.ts';
import { toRange } from '../locations.ts';
import type { Feature, Services } from '../services.ts';
import { descriptionsWith, symbolAtCursor } from '../spec-symbols.ts';
import {
  currentName as currentNameOf,
  isRenamable,
  subjectDocEdits,
  subjectNameProblem,
  subjectSpecEdits,
  withMendedLinks,
} from '../subject-rename.ts';
import { documentsAbout, type SubjectAtCursor, subjectAtCursor } from '../subjects.ts';

/** Gives another name to what a spec or a document names at the cursor, in all files that name it. */
export const rename: Feature = (services) => {
  const { connection, specs, log } = services;
  connection.onPrepareRename(
    guard(
      log,
      'textDocument/prepareRename',
      async (params: PrepareRenameParams): Promise<PrepareRenameResult | null> => {
        const { inDocs, subject } = await namedInDocs(params, services);
        if (inDocs) return prepareInDocs(inDocs);
        const found = await symbolAtCursor(params, services);
        if (!found && subject)
          return { range: toRange(subject.analysis.lines, subject.span), placeholder: currentNameOf(subject) };
        if (!found && (await services.analyses.of(params.textDocument.uri))?.spec) refuse(nothingNamed);
        if (!found) return null;
        const { analysis, spec, named } = found;
        refuse(renameProblem(spec, named.symbol));
        const span = spec.files.get(occurrencePlace(named).part.uri)?.spanOf(occurrencePlace(named));
        return span ? { range: toRange(analysis.lines, span), placeholder: currentName(named.symbol) } : null;
      },
      () => null,
    ),
  );
  connection.onRenameRequest(
    guard(
      log,
      'textDocument/rename',
      async (params: RenameParams): Promise<WorkspaceEdit | null> => {
        const { inDocs, subject } = await namedInDocs(params, services);
        if (inDocs) return renameFromDocs(inDocs, subject, params.newName, services);
        await specs.index();
        const found = await symbolAtCursor(params, services);
        if (!found && subject) return renameSubject(subject, params.newName, services);
        if (!found) return refuse(nothingNamed) ?? null;
        const { analysis, spec, named } = found;
        refuse(renameProblem(spec, named.symbol));
        const descriptions = descriptionsWith(spec, named.symbol, services);
        for (const one of descriptions) refuse(nameProblem(one, named.symbol, params.newName));
        const inSpecs = renameEdits(descriptions, named.symbol, params.newName);
        const mentions = subject ? await subjectDocEdits(subject, params.newName, services) : [];
        const edits = [...inSpecs, ...withMendedLinks(mentions, analysis.project, services)];
        return toWorkspaceEdit(edits, analysis, services) ?? null;
      },
      () => null,
    ),
  );
};

const nothingNamed =
  'There is no name here. Components, paths and their parameters, operations, tags, security schemes and scopes have names that can be changed.';

interface Named {
  readonly inDocs: DocSymbolAtCursor | undefined;
  /** What the other side can call otherwise, too. */
  readonly subject: SubjectAtCursor | undefined;
}

/** What a description has as well is that, and not the heading that names it. */
async function namedInDocs(params: PrepareRenameParams, services: Services): Promise<Named> {
  const found = await subjectAtCursor(params, services);
  const subject = found && isRenamable(found) ? found : undefined;
  const inDocs = await docSymbolAtCursor(params, services);
  const isPlace = inDocs && /^(?:heading|anchor)$/.test(inDocs.named.symbol.kind);
  return { inDocs: subject && isPlace ? undefined : inDocs, subject };
}

function prepareInDocs({ graph, named, analysis }: DocSymbolAtCursor): PrepareRenameResult | null {
  const placeholder = currentDocName(graph, named.symbol);
  if (placeholder === undefined) refuse(docNameProblem(graph, named.symbol, ''));
  return placeholder === undefined ? null : { range: toRange(analysis.lines, named.span), placeholder };
}

async function renameFromDocs(
  { graph, named, project, analysis }: DocSymbolAtCursor,
  subject: SubjectAtCursor | undefined,
  name: string,
  services: Services,
): Promise<WorkspaceEdit | null> {
  refuse(docNameProblem(graph, named.symbol, name));
  if (!subject) {
    const edits = renameInDocs(graph, named.symbol, name, project);
    return toWorkspaceEdit(edits, analysis, services) ?? null;
  }
  refuse(subjectNameProblem(subject, name));
  const about = new Set((await documentsAbout(subject.subject.api.uri, services)).map(({ facts }) => facts.uri));
  // Of documents that are about the description more is known than that a name is the same.
  const isGuess = ({ uri }: TextEdit) => named.symbol.kind === 'parameter' && about.has(uri);
  const own = namingEdits(graph, named.symbol, name, project).filter((edit) => !isGuess(edit));
  const others = await subjectDocEdits(subject, name, services);
  const described = await subjectSpecEdits(subject, name, services);
  const edits = [...withMendedLinks([...own, ...others], analysis.project, services), ...described];
  return toWorkspaceEdit(edits, analysis, services) ?? null;
}

async function renameSubject(
  subject: SubjectAtCursor,
  name: string,
  services: Services,
): Promise<WorkspaceEdit | null> {
  refuse(subjectNameProblem(subject, name));
  const { analysis } = subject;
  const inDocs = withMendedLinks(await subjectDocEdits(subject, name, services), analysis.project, services);
  const edits = [...inDocs, ...(await subjectSpecEdits(subject, name, services))];
  return toWorkspaceEdit(edits, analysis, services) ?? null;
}

/** Editors show the message of such an error. */
function refuse(problem: string | undefined): undefined {
  if (problem !== undefined) throw new ResponseError(LSPErrorCodes.RequestFailed, problem);
}

function currentName(symbol: Parameters<typeof renameProblem>[1]): string {
  return symbol.kind === 'target' ? (symbol.tokens.at(-1) ?? '') : symbol.name;
}
