import { describeDocumentation, documentedIn } from '#engine/bound/documented-in.ts';
import { subjectInSpec } from '#engine/bound/subject-in-spec.ts';
import type { Hover } from '#engine/hover/item.ts';
import type { ApiWorkspace } from '#workspace/apis/api-workspace.ts';
import type { LoadedProject } from '#workspace/load-project.ts';

interface PlaceInSpec {
  /** The root of the description. */
  readonly root: string;
  readonly uri: string;
  readonly offset: number;
}

/** Where documents document what a description names at a place. Undefined where nothing is named, and where no document is about the description or known to be. */
export function documentationAt(
  apis: ApiWorkspace,
  { project }: LoadedProject,
  { root, uri, offset }: PlaceInSpec,
): Hover | undefined {
  const documents = apis.boundDocuments(root);
  const api = documents && documents.length > 0 ? apis.api(root) : undefined;
  const found = api && subjectInSpec(api, uri, offset);
  if (!api || !found || !documents) return undefined;
  const { subject, place } = found;
  switch (subject.kind) {
    case 'operation':
    case 'path':
    case 'code':
      return {
        markdown: describeDocumentation(documentedIn(subject, documents), project.configuration.folder),
        span: api.locate(place).span,
      };
    case 'operation-id': {
      const operation = { kind: 'operation', api, operation: subject.operation } as const;
      return {
        markdown: describeDocumentation(documentedIn(operation, documents), project.configuration.folder),
        span: api.locate(place).span,
      };
    }
    case 'parameter':
    case 'property':
    case 'header':
    case 'response':
    case 'scheme':
      return undefined;
  }
}

/** One below the other, about what the first is about. */
export function joinHovers(first: Hover | undefined, second: Hover | undefined): Hover | undefined {
  if (!first || !second) return first ?? second;
  return { markdown: `${first.markdown}\n\n---\n\n${second.markdown}`, span: first.span };
}
