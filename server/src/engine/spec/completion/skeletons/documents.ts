import type { SpecVersion } from '../../grammar/grammar.ts';
import { choice, fixed, hole, keyed, list, map, type Skeleton } from '../skeleton.ts';
import { type NamedSkeleton, named } from './named.ts';
import { pathItem } from './operations.ts';
import { schemaSkeletons } from './schemas.ts';

/** A whole document that is valid as soon as its holes are filled. */
export function document(version: SpecVersion): Skeleton {
  const paths = keyed(hole('/path'), pathItem(version));
  if (version === '2.0') {
    return map({
      swagger: fixed('2.0'),
      info,
      host: hole('api.example.com'),
      basePath: hole('/v1'),
      schemes: list(choice('https', 'http')),
      paths,
    });
  }
  return map({ openapi: fixed(newest[version]), info, servers: list(server), paths });
}

export const info: Skeleton = map({ title: hole('API'), description: hole(), version: hole('1.0.0') });

export const server: Skeleton = map({ url: hole('https://api.example.com/v1'), description: hole() });

export const serverVariable: Skeleton = map({ default: hole(), description: hole() });

export const serverSkeletons: readonly NamedSkeleton[] = [
  named('server', 'a URL', server),
  named(
    'server with a variable',
    'a URL with a part to be chosen',
    map({
      url: hole('https://{region}.example.com'),
      description: hole(),
      variables: keyed(
        hole('region'),
        map({ default: hole('eu'), enum: list(hole('eu'), hole('us')), description: hole() }),
      ),
    }),
  ),
];

export const contact: Skeleton = map({
  name: hole(),
  url: hole('https://example.com/support'),
  email: hole('support@example.com'),
});

export function licenseSkeletons(version: SpecVersion): readonly NamedSkeleton[] {
  const byUrl = named(
    'license with a URL',
    'where its text is',
    map({
      name: hole('Apache 2.0'),
      url: hole('https://www.apache.org/licenses/LICENSE-2.0.html'),
    }),
  );
  const byIdentifier = named(
    'license by identifier',
    'an SPDX expression',
    map({ name: hole('Apache 2.0'), identifier: hole('Apache-2.0') }),
  );
  return version === '2.0' || version === '3.0' ? [byUrl] : [byIdentifier, byUrl];
}

export const tag: Skeleton = map({ name: hole('name'), description: hole() });

export const externalDocumentation: Skeleton = map({ url: hole('https://example.com'), description: hole() });

export function components(version: SpecVersion): Skeleton {
  const [object] = schemaSkeletons(version);
  return map({ schemas: object && keyed(hole('Name'), object.skeleton) });
}

/** The newest patch release of each version. */
const newest: Readonly<Record<Exclude<SpecVersion, '2.0'>, string>> = {
  '3.0': '3.0.4',
  '3.1': '3.1.2',
  '3.2': '3.2.0',
};
