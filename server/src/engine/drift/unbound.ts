import { pathInProject } from '../graph/graph.ts';
import { listed } from '../spec/facts/listed.ts';
import { type BindingQuestion, nearestRoots } from './binding.ts';

/** Why nothing says which description a document is about, in one sentence. */
export function unboundReason({ spec, uri, roots, configuration }: BindingQuestion): string {
  if (spec?.text === 'none') return 'The front matter says that it is about no OpenAPI description.';
  if (spec) return `The front matter names \`${spec.text}\`, which leads nowhere.`;
  if (!roots || roots.length === 0) return 'There is no OpenAPI description in its project.';
  const near = nearestRoots(roots, uri, configuration.folder);
  const names = listed(near.map((root) => pathInProject(configuration.folder, root)));
  return `Several descriptions are near it, ${names}: \`spec\` in its front matter, or \`apis\` in \`docwright.yaml\`, says which it is about.`;
}

/** Why a document isn't about the only description near it. */
export function strangerReason(root: string, folder: string, hasEndpoints: boolean): string {
  const name = `\`${pathInProject(folder, root)}\``;
  return hasEndpoints
    ? `${name} is the only OpenAPI description near it, and has hardly any of its endpoints.`
    : `It documents no endpoint; ${name} is the only OpenAPI description near it.`;
}

/** Why a description that a document names is none. */
export function unreadableReason(root: string, folder: string): string {
  return `\`${pathInProject(folder, root)}\` can't be read, or is no OpenAPI description.`;
}
