import { rulePagePath } from '#shared/protocol.ts';

/** Built-in contracts and rule pages have URIs of this scheme inside the server: `docwright:/contracts/api-docs.yaml`. */
export const ownScheme = 'docwright:/';

/** The URIs under which the client can open the server's own files. */
export interface Resources {
  /** A URI of the own scheme becomes one that the client can open; others stay. */
  show(uri: string): string;
  /** The page that explains a rule; undefined where the client has no way to open it. */
  rulePage(rule: string): string | undefined;
}

/** `base` is where the files can be opened, with a final slash; undefined: nowhere. */
export function resourcesBelow(base: string | undefined): Resources {
  return {
    show: (uri) => (base !== undefined && uri.startsWith(ownScheme) ? base + uri.slice(ownScheme.length) : uri),
    rulePage: (rule) => (base === undefined ? undefined : base + rulePagePath(rule)),
  };
}
