import {
  LSPErrorCodes,
  type PrepareRenameParams,
  type PrepareRenameResult,
  type RenameParams,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { currentDocName, docNameProblem, renameInDocs } from '#engine/graph/rename.ts';
import { occurrencePlace } from '#engine/spec/navigation/symbol.ts';
import { renameEdits } from '#engine/spec/refactor/rename.ts';
import { nameProblem, renameProblem } from '#engine/spec/refactor/rename-problem.ts';
import { type DocSymbolAtCursor, docSymbolAtCursor } from '../doc-symbols.ts';
import { toWorkspaceEdit } from '../edits.ts';
import { guard } from '../guard.ts';
import { toRange } from '../locations.ts';
import type { Feature, Services } from '../services.ts';
import { descriptionsWith, symbolAtCursor } from '../spec-symbols.ts';

/** Gives another name to what a spec or a document names at the cursor, in all files that name it. */
export const rename: Feature = (services) => {
  const { connection, specs, log } = services;
  connection.onPrepareRename(
    guard(
      log,
      'textDocument/prepareRename',
      async (params: PrepareRenameParams): Promise<PrepareRenameResult | null> => {
        const inDocs = await docSymbolAtCursor(params, services);
        if (inDocs) return prepareInDocs(inDocs);
        const found = await symbolAtCursor(params, services);
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
        const inDocs = await docSymbolAtCursor(params, services);
        if (inDocs) return renameIn(inDocs, params.newName, services);
        await specs.index();
        const found = await symbolAtCursor(params, services);
        if (!found) return refuse(nothingNamed) ?? null;
        const { analysis, spec, named } = found;
        refuse(renameProblem(spec, named.symbol));
        const descriptions = descriptionsWith(spec, named.symbol, services);
        for (const one of descriptions) refuse(nameProblem(one, named.symbol, params.newName));
        const edits = renameEdits(descriptions, named.symbol, params.newName);
        return toWorkspaceEdit(edits, analysis, services) ?? null;
      },
      () => null,
    ),
  );
};

const nothingNamed =
  'There is no name here. Components, paths and their parameters, operations, tags, security schemes and scopes have names that can be changed.';

function prepareInDocs({ graph, named, analysis }: DocSymbolAtCursor): PrepareRenameResult | null {
  const placeholder = currentDocName(graph, named.symbol);
  if (placeholder === undefined) refuse(docNameProblem(graph, named.symbol, ''));
  return placeholder === undefined ? null : { range: toRange(analysis.lines, named.span), placeholder };
}

function renameIn(
  { graph, named, project, analysis }: DocSymbolAtCursor,
  name: string,
  services: Services,
): WorkspaceEdit | null {
  refuse(docNameProblem(graph, named.symbol, name));
  const edits = renameInDocs(graph, named.symbol, name, project);
  return toWorkspaceEdit(edits, analysis, services) ?? null;
}

/** Editors show the message of such an error. */
function refuse(problem: string | undefined): undefined {
  if (problem !== undefined) throw new ResponseError(LSPErrorCodes.RequestFailed, problem);
}

function currentName(symbol: Parameters<typeof renameProblem>[1]): string {
  return symbol.kind === 'target' ? (symbol.tokens.at(-1) ?? '') : symbol.name;
}
