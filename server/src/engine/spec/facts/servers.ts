import type { MapNode } from '../tree/node.ts';

/** The URL of a server with its variables' defaults filled in; what has no default stays in braces. */
export function urlOf(server: MapNode): string | undefined {
  const variables = server.map('variables');
  return server.text('url')?.replaceAll(/\{([^{}]*)\}/g, (expression, name: string) => {
    const value = variables?.map(name)?.get('default');
    return value?.kind === 'scalar' && value.value !== null ? String(value.value) : expression;
  });
}
