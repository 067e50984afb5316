import { type CodeAction, CodeActionKind, type CodeActionParams, type WorkspaceEdit } from 'vscode-languageserver';
import type { DescribedApi } from '#engine/api/api.ts';
import type { DescribedOperation } from '#engine/api/described.ts';
import { newDocument, sectionInsertion } from '#engine/bound/insert-section.ts';
import { fileNameOf } from '#engine/drift/spec-edits.ts';
import { pathInProject } from '#engine/graph/graph.ts';
import { parseMarkdown } from '#engine/index.ts';
import type { KnownBoundDocument } from '#workspace/apis/api-workspace.ts';
import { folderOf, uriKey } from '#workspace/uris.ts';
import { toWorkspaceEdit } from './edits.ts';
import { isWanted } from './is-wanted.ts';
import type { Analysis } from './kinds/analysis.ts';
import { toSpan } from './locations.ts';
import type { Services } from './services.ts';
import { documentsAbout } from './subjects.ts';

/** As editors sort it into their menus. */
export const writeDocKind = `${CodeActionKind.RefactorRewrite}.document`;

/** What an action that isn't worked out yet is worked out from. */
interface WriteDocData {
  readonly uri: string;
  readonly api: string;
  readonly operation: string;
}

/** Comes back from the client. */
export function isWriteDocData(data: unknown): data is WriteDocData {
  if (typeof data !== 'object' || data === null) return false;
  const { uri, api, operation } = data as Readonly<Record<string, unknown>>;
  return typeof uri === 'string' && typeof api === 'string' && typeof operation === 'string';
}

/** Writes the documentation of the operation at a place of a description, which no document documents, into the one where it belongs. */
export async function writeDocActions(
  analysis: Analysis,
  { range, context }: CodeActionParams,
  services: Services,
): Promise<CodeAction[]> {
  // Where it is said that the operation is documented nowhere, this mends it.
  const mended = context.diagnostics.filter(({ code }) => code === 'drift/undocumented-endpoint');
  const kind = mended.length > 0 && isWanted(CodeActionKind.QuickFix, context) ? CodeActionKind.QuickFix : writeDocKind;
  const [spec] = analysis.spec?.specs ?? [];
  const api = isWanted(kind, context) && spec ? services.docs.apis.api(spec.uri) : undefined;
  const operation = api && operationAt(api, uriKey(analysis.uri), toSpan(analysis.lines, range).start);
  if (!api || !operation) return [];
  const target = await targetFor(api, operation, services);
  if (!target) return [];
  const title = `Write the doc for \`${operation.key}\` into ${target.name}`;
  const data: WriteDocData = { uri: analysis.uri, api: api.uri, operation: operation.key };
  const action = { title, kind, ...(mended.length > 0 && { diagnostics: mended }) };
  if (services.client.resolvesActionEdits) return [{ ...action, data }];
  const edit = editFor(api, operation, { target, analysis, services });
  return edit ? [{ ...action, edit }] : [];
}

/** The action with its edit. */
export async function resolveWriteDoc(
  action: CodeAction,
  data: WriteDocData,
  analysis: Analysis,
  services: Services,
): Promise<CodeAction> {
  const api = services.docs.apis.api(data.api);
  const operation = api?.operation(data.operation);
  const target = api && operation && (await targetFor(api, operation, services));
  const edit = target && editFor(api, operation, { target, analysis, services });
  return edit ? { ...action, edit } : action;
}

/** On its method, or within it. */
function operationAt(api: DescribedApi, uri: string, offset: number): DescribedOperation | undefined {
  return api.operations.find(({ at, node }) => {
    const [name, all] = [api.locate(at), api.locate(node)];
    return name.uri === uri && all.uri === uri && name.span.start <= offset && offset <= all.span.end;
  });
}

interface Target {
  readonly name: string;
  /** Undefined for a file that is to be made. */
  readonly document: KnownBoundDocument | undefined;
  readonly uri: string;
}

/** The document that the operation belongs into; undefined where one has it, or where no file can be made. */
async function targetFor(
  api: DescribedApi,
  operation: DescribedOperation,
  services: Services,
): Promise<Target | undefined> {
  const documents = await documentsAbout(api.uri, services);
  const { apis, workspace } = services.docs;
  for (const document of documents) {
    const { facts, project } = document;
    const missing = apis.boundToFacts(facts, project)?.undocumented() ?? [];
    if (!missing.some((one) => one.api === api.uri && one.key === operation.key)) continue;
    return { name: pathInProject(project.project.configuration.folder, facts.uri), document, uri: facts.uri };
  }
  if (documents.length > 0 || !services.client.createsFiles) return undefined;
  const base = fileNameOf(api).replace(/\.[a-z]+$/i, '');
  const name = [`${base}.md`, `${base}-api.md`].find((one) => !workspace.facts(`${folderOf(api.uri)}${one}`));
  return name === undefined ? undefined : { name, document: undefined, uri: `${folderOf(api.uri)}${name}` };
}

interface Asked {
  readonly target: Target;
  readonly analysis: Analysis;
  readonly services: Services;
}

function editFor(
  api: DescribedApi,
  operation: DescribedOperation,
  { target: { document, uri }, analysis, services }: Asked,
): WorkspaceEdit | undefined {
  if (document) {
    const { facts, set } = document;
    const edit = sectionInsertion(parseMarkdown(facts.uri, facts.text), set, { api, operation });
    return toWorkspaceEdit([edit], analysis, services);
  }
  const start = { line: 0, character: 0 };
  const newText = newDocument({ api, operation }, fileNameOf(api));
  return {
    documentChanges: [
      { kind: 'create', uri },
      { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText }] },
    ],
  };
}
