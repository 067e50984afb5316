import { pathToFileURL } from 'node:url';
import type { Spec } from '#engine/spec/spec.ts';
import { versionReason } from '#engine/spec/version-reason.ts';
import { nodeFileSystem } from '#workspace/node-file-system.ts';
import { formatOf, SpecWorkspace } from '#workspace/specs/spec-workspace.ts';
import { uriKey } from '#workspace/uris.ts';
import { foldersAround, rootsOfFragments } from '../fragments.ts';
import { displayPath, displayUri } from '../paths.ts';
import { workspacesAround } from '../workspaces.ts';
import { alignRows, type ExplainContext, originRows } from './context.ts';

/** What a YAML or JSON file is to OpenAPI, and what is checked with it. */
export async function explainSpec(path: string, context: ExplainContext): Promise<string> {
  const { workingDirectory, scope, colors } = context;
  const uri = uriKey(pathToFileURL(path).href);
  const folders = foldersAround(workingDirectory, [{ path }]);
  const workspace = new SpecWorkspace({ fileSystem: nodeFileSystem, folders: () => folders });
  await workspace.read(uri);
  const roots =
    (await workspace.load(uri)) || workspace.spec(uri) ? [uri] : await rootsOfFragments(workspace, [uri], folders);
  const specs = roots.flatMap((root) => workspace.spec(root) ?? []);
  const [spec] = specs;
  const { configuration } = scope.project;
  const facts = [
    ...(spec
      ? specFacts(spec, uri, context)
      : [
          ['openapi', 'none'],
          ['why', noSpec(uri)],
        ]),
    [
      'configuration',
      configuration.uri === undefined ? 'none: the defaults hold' : displayUri(configuration.uri, workingDirectory),
    ],
  ];
  if (spec) facts.splice(facts.length - 1, 0, ...(await documentRows(path, spec, context)));
  const settings = alignRows(originRows(configuration.origins, context), '  ');
  const files =
    spec && spec.files.size > 1 ? [...spec.files.keys()].map((file) => `  ${displayUri(file, workingDirectory)}`) : [];
  return [
    colors.bold(displayPath(path, workingDirectory)),
    ...alignRows(facts, '  '),
    ...(settings.length === 0 ? [] : ['', colors.bold('Settings'), ...settings]),
    ...(files.length === 0 ? [] : ['', colors.bold('Files'), ...files]),
    '',
  ].join('\n');
}

/** Which documents are about it. */
async function documentRows(path: string, spec: Spec, context: ExplainContext): Promise<string[][]> {
  const { projects, workingDirectory } = context;
  const { docs, apis } = workspacesAround([{ path }], { workingDirectory, projects });
  await docs.index();
  await apis.prepareAll(docs.known() ?? []);
  const names = (apis.boundDocuments(spec.uri) ?? []).map(({ facts }) => displayUri(facts.uri, workingDirectory));
  return [['documents', names.length === 0 ? 'none' : names.join(', ')]];
}

function noSpec(uri: string): string {
  const key = formatOf(uri) === 'json' ? '`"openapi"` or `"swagger"`' : '`openapi:` or `swagger:`';
  return `It has no ${key} at its root, and no OpenAPI document refers to it.`;
}

function specFacts(spec: Spec, uri: string, { workingDirectory }: ExplainContext): string[][] {
  const { version, reason } = versionReason(spec, uri);
  const operations = spec.all('operation').length;
  return [
    ['openapi', version],
    ['why', reason],
    ...(uri === spec.uri ? [] : [['root', displayUri(spec.uri, workingDirectory)]]),
    ['operations', String(operations)],
  ];
}
