import type { ObjectType, SpecVersion } from '../grammar/grammar.ts';
import type { SchemaProblem } from './problem.ts';
import { schemaProblems } from './validate.ts';

/** A piece of a document that is checked on its own. */
export interface SchemaPart {
  readonly type: ObjectType;
  readonly path: readonly string[];
  readonly value: unknown;
}

/** What in a whole document doesn't follow the official schema, part by part. */
export function documentProblems(version: SpecVersion, document: unknown): readonly SchemaProblem[] {
  const dialect = stringAt(document, 'jsonSchemaDialect');
  return cutDocument(version, document).flatMap(({ type, path, value }) =>
    schemaProblems(version, type, value, { dialect }).map((problem) => ({
      ...problem,
      path: [...path, ...problem.path],
    })),
  );
}

/**
 * The root, without the maps of things that are parts themselves, and those parts: path items, webhooks and components.
 * `paths` keeps its keys, each with an empty path item, as they have a form.
 */
export function cutDocument(version: SpecVersion, document: unknown): readonly SchemaPart[] {
  if (!isObject(document)) return [{ type: 'openapi', path: [], value: document }];
  const parts: SchemaPart[] = [];
  const cut = (map: unknown, path: readonly string[], type: ObjectType): unknown => {
    if (!isObject(map)) return map;
    for (const [key, value] of Object.entries(map)) {
      parts.push({ type, path: [...path, key], value });
    }
    return {};
  };
  const root: Record<string, unknown> = { ...document };
  if (isObject(document.paths)) {
    const paths = Object.entries(document.paths);
    root.paths = Object.fromEntries(paths.map(([key]) => [key, {}]));
    for (const [key, value] of paths) {
      if (key.startsWith('/')) parts.push({ type: 'pathItem', path: ['paths', key], value });
    }
  }
  if (version === '2.0') {
    for (const [key, type] of Object.entries(swaggerMaps)) {
      if (key in document) root[key] = cut(document[key], [key], type);
    }
  } else {
    if (version !== '3.0' && 'webhooks' in document) root.webhooks = cut(document.webhooks, ['webhooks'], 'pathItem');
    if (isObject(document.components)) {
      const components: Record<string, unknown> = { ...document.components };
      for (const [key, type] of Object.entries(componentMaps)) {
        if (key in components && isKnownIn(version, key))
          components[key] = cut(components[key], ['components', key], type);
      }
      root.components = components;
    }
  }
  return [{ type: 'openapi', path: [], value: root }, ...parts];
}

const swaggerMaps: Readonly<Record<string, ObjectType>> = {
  definitions: 'schema',
  parameters: 'parameter',
  responses: 'response',
  securityDefinitions: 'securityScheme',
};

const componentMaps: Readonly<Record<string, ObjectType>> = {
  schemas: 'schema',
  responses: 'response',
  parameters: 'parameter',
  examples: 'example',
  requestBodies: 'requestBody',
  headers: 'header',
  securitySchemes: 'securityScheme',
  links: 'link',
  callbacks: 'callback',
  pathItems: 'pathItem',
  mediaTypes: 'mediaType',
};

function isKnownIn(version: SpecVersion, key: string): boolean {
  if (key === 'mediaTypes') return version === '3.2';
  return key !== 'pathItems' || version !== '3.0';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function stringAt(value: unknown, key: string): string | undefined {
  const found = isObject(value) ? value[key] : undefined;
  return typeof found === 'string' ? found : undefined;
}
