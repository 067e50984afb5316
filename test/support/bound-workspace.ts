import assert from 'node:assert/strict';
import { checkMarkdown, parseMarkdown } from '#engine/index.ts';
import { ApiWorkspace } from '#workspace/apis/api-workspace.ts';
import { DocWorkspace } from '#workspace/docs/doc-workspace.ts';
import { loadProject } from '#workspace/load-project.ts';
import { SpecWorkspace } from '#workspace/specs/spec-workspace.ts';
import { MemoryFileSystem } from './memory-file-system.ts';

/** Where the files stand. */
export const folder = 'file:///shop/';

/** The documents and descriptions of a workspace, as an editor has them once all of it is known; a check tells the findings of one family of rules. */
export async function workspaceOf(texts: Readonly<Record<string, string>>, family = 'drift/') {
  const fileSystem = new MemoryFileSystem(
    Object.fromEntries(Object.entries(texts).map(([path, text]) => [folder + path, text])),
  );
  const loaded = await loadProject(fileSystem, folder, { root: folder });
  const folders = () => [folder];
  const specs = new SpecWorkspace({ fileSystem, folders });
  const apis = new ApiWorkspace({ fileSystem, specs, documents: () => docs.known() });
  const docs: DocWorkspace = new DocWorkspace({
    fileSystem,
    folders,
    projectOf: async () => loaded,
    apis,
    waitsForAll: true,
  });
  const check = async (path: string, text = texts[path] ?? '') => {
    const file = parseMarkdown(folder + path, text);
    await docs.prepare(file, loaded);
    const result = checkMarkdown(loaded.project, file, loaded.pathOf(file.uri), docs.neighboursOf(loaded));
    docs.put(file, loaded, result.alignment);
    const findings = result.findings.filter(({ rule }) => rule.startsWith(family));
    const found = findings.map(({ message }) => message);
    return { findings, found, isCurrent: () => result.questions.isAnsweredBy(docs.neighboursOf(loaded)) };
  };
  const changeSpec = (path: string, piece: string, text: string) => {
    const file = specs.file(folder + path);
    assert.ok(file);
    const start = file.text().indexOf(piece);
    assert.ok(start !== -1, piece);
    specs.change(folder + path, [{ span: { start, end: start + piece.length }, text }]);
  };
  return { fileSystem, check, changeSpec, docs, apis, loaded };
}
