import { fileURLToPath, pathToFileURL } from 'node:url';
import { matchesAny } from '#engine/selection.ts';
import type { Spec } from '#engine/spec/spec.ts';
import type { KnownFacts } from '#workspace/docs/doc-workspace.ts';
import { uriKey } from '#workspace/uris.ts';
import { type CheckedFiles, checkFound, type Settings } from '../check-files.ts';
import { kindOf } from '../files/file-kind.ts';
import type { FoundFile } from '../files/find-files.ts';
import type { Changes } from '../git.ts';
import type { Progress } from '../progress.ts';
import { type Workspaces, workspacesAround } from '../workspaces.ts';
import { EarlierSpecs } from './earlier-specs.ts';

/**
 * Checks of some files those that changed, and those that depend on what changed: documents about a description of which a file changed, descriptions of which
 * one did, documents with links to one that changed, and all of a project whose configuration, contracts or error catalogues did. Of documents that share their description
 * with one that changed, only what no document says any more is told.
 */
export async function checkChanged(
  files: readonly FoundFile[],
  changes: Changes,
  settings: Settings,
  progress: Progress,
): Promise<CheckedFiles> {
  const workspaces = workspacesAround(files, settings);
  const selected = changes.files.size === 0 ? nothing : await select(files, changes, settings, workspaces);
  const earlier = new EarlierSpecs(changes, workspaces);
  const about = selected.files.filter(({ path }) => selected.ofChangedSpecs.has(path));
  const others = selected.files.filter(({ path }) => !selected.ofChangedSpecs.has(path));
  const checked = [
    await checkFound(about, { ...settings, earlier }, progress, workspaces),
    await checkFound(others, settings, progress, workspaces),
    onlyUndocumented(await checkFound(selected.neighbours, { ...settings, isFixing: false }, progress, workspaces)),
  ];
  return {
    reports: checked.flatMap(({ reports }) => reports),
    problems: checked.flatMap(({ problems }) => problems),
    // What didn't change is no stranger for that.
    specFiles: new Set([...checked.flatMap(({ specFiles }) => [...specFiles]), ...files.map(({ path }) => path)]),
    fixedFiles: checked.reduce((sum, { fixedFiles }) => sum + fixedFiles, 0),
  };
}

interface Selected {
  readonly files: readonly FoundFile[];
  /** The paths of documents about a description of which a file changed. */
  readonly ofChangedSpecs: ReadonlySet<string>;
  /** Documents that share their description with one that changed. */
  readonly neighbours: readonly FoundFile[];
}

const nothing: Selected = { files: [], ofChangedSpecs: new Set(), neighbours: [] };

async function select(
  files: readonly FoundFile[],
  changes: Changes,
  settings: Settings,
  workspaces: Workspaces,
): Promise<Selected> {
  const { docs, apis } = workspaces;
  const changed = new Set([...changes.files.keys()].map((path) => uriKey(pathToFileURL(path).href)));
  await docs.index();
  const documents = docs.known() ?? [];
  await apis.prepareAll(documents);
  const dependants = new Dependants(documents, changed, workspaces);
  const specs = await changedSpecs(files, changed, settings, workspaces);
  const isOfProject = await changedProjects(files, changed, settings);
  const wanted = files.filter(({ path }) => {
    const uri = uriKey(pathToFileURL(path).href);
    return (
      changed.has(uri) ||
      specs.has(uri) ||
      dependants.ofSpecs.has(uri) ||
      dependants.ofLinks.has(uri) ||
      isOfProject(path)
    );
  });
  const whole = new Set(wanted.map(({ path }) => path));
  return {
    files: wanted,
    ofChangedSpecs: new Set([...dependants.ofSpecs].map((uri) => fileURLToPath(uri))),
    neighbours: files.filter(
      ({ path }) => !whole.has(path) && dependants.ofNeighbours.has(uriKey(pathToFileURL(path).href)),
    ),
  };
}

/** Documents, by the keys of their URIs, that depend on something that changed. */
class Dependants {
  readonly ofSpecs: ReadonlySet<string>;
  readonly ofLinks: ReadonlySet<string>;
  readonly ofNeighbours: ReadonlySet<string>;

  constructor(documents: readonly KnownFacts[], changed: ReadonlySet<string>, { apis }: Workspaces) {
    const specsOf = new Map<string, readonly Spec[]>();
    for (const { facts, project } of documents) {
      const bound = apis.boundToFacts(facts, project);
      specsOf.set(uriKey(facts.uri), bound?.apis.map(({ spec }) => spec) ?? []);
    }
    const isChanged = (spec: Spec): boolean => [...spec.files.keys()].some((uri) => changed.has(uriKey(uri)));
    const keys = [...specsOf.keys()];
    this.ofSpecs = new Set(keys.filter((uri) => specsOf.get(uri)?.some(isChanged)));
    this.ofLinks = new Set(documents.flatMap(({ facts }) => (linksTo(facts, changed) ? [uriKey(facts.uri)] : [])));
    // Of a document that is gone nobody knows what it was about.
    const hasGone = [...changed].some((uri) => /\.mdx?$/i.test(uri) && !specsOf.has(uri));
    const touched = new Set(keys.filter((uri) => changed.has(uri)).flatMap((uri) => specsOf.get(uri) ?? []));
    this.ofNeighbours = new Set(
      keys.filter((uri) => specsOf.get(uri)?.some((spec) => hasGone || touched.has(spec)) ?? false),
    );
  }
}

function linksTo({ uri, links }: KnownFacts['facts'], changed: ReadonlySet<string>): boolean {
  return links.some(({ destination }) => {
    const target = URL.canParse(destination, uri) ? new URL(destination, uri) : undefined;
    if (target?.protocol !== 'file:') return false;
    target.hash = '';
    target.search = '';
    return changed.has(uriKey(target.href));
  });
}

/** The keys of the roots of descriptions of which a file changed. */
async function changedSpecs(
  files: readonly FoundFile[],
  changed: ReadonlySet<string>,
  { projects }: Settings,
  { apis }: Workspaces,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  // Descriptions are read only where a file of one may have changed.
  if (![...changed].some((uri) => kindOf(fileURLToPath(uri)) === 'data')) return found;
  for (const { path } of files) {
    if (kindOf(path) !== 'data' || (await projects.scopeOf(path)).isIgnored(path)) continue;
    const api = await apis.read(pathToFileURL(path).href);
    if (api && [...api.spec.files.keys()].some((uri) => changed.has(uriKey(uri)))) found.add(uriKey(api.uri));
  }
  return found;
}

/** Tells whether all of a file's project is to be checked. */
async function changedProjects(
  files: readonly FoundFile[],
  changed: ReadonlySet<string>,
  { projects }: Settings,
): Promise<(path: string) => boolean> {
  const paths = new Set<string>();
  for (const { path } of files) {
    const { loaded } = await projects.scopeOf(path);
    const { catalogues } = loaded.project.configuration.errors;
    const isCatalogue = (uri: string): boolean => matchesAny(loaded.pathOf(uri) ?? '', catalogues);
    if ([...changed].some((uri) => loaded.isMadeFrom(uri) || isCatalogue(uri))) paths.add(path);
  }
  return (path) => paths.has(path);
}

/** What is left of reports where it is asked only what no document says. */
function onlyUndocumented(checked: CheckedFiles): CheckedFiles {
  const reports = checked.reports.map((report) => ({
    ...report,
    findings: report.findings.filter(({ rule }) => rule === 'drift/undocumented-endpoint'),
  }));
  return { ...checked, reports: reports.filter(({ findings }) => findings.length > 0) };
}
