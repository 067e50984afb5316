import type { PlannedCredential, PlannedSecurity } from '#shared/try-it.ts';
import type { DescribedApi } from '../api/api.ts';
import type { RequiredScheme } from '../api/described.ts';
import type { OperationMatch } from '../drift/bound-api.ts';
import { type Credential, credentialsFor } from '../generate/request.ts';
import { requestOfExample } from '../preview/documented-request.ts';
import { listed } from '../spec/facts/listed.ts';
import { isSecret } from './parameters.ts';
import type { TriedSubject } from './subject.ts';

/** What a request has to show for itself: by the description, or by the headers of the document's calls. */
export function securityOf({ documented, described }: TriedSubject): readonly PlannedSecurity[] {
  if (described) return describedSecurity(described);
  if (!documented) return [];
  const { file, operation } = documented;
  const found = new Map<string, PlannedCredential>();
  for (const { name, in: place } of operation.parameters) {
    const kind = place === 'header' || place === 'query' ? place : undefined;
    if (kind && isSecret({ name, in: kind })) found.set(name.toLowerCase(), { scheme: name, kind, name, prefix: '' });
  }
  for (const example of operation.examples) {
    for (const [name, value] of requestOfExample(file.text, example, '')?.headers ?? []) {
      if (!isSecret({ name, in: 'header' })) continue;
      const prefix = /^(?:Bearer|Token|Basic) /i.exec(value)?.[0] ?? '';
      const kind = /^basic /i.test(prefix) ? 'basic' : 'header';
      found.set(name.toLowerCase(), { scheme: name, kind, name, prefix });
    }
  }
  return found.size === 0 ? [] : [alternative([...found.values()], [])];
}

function describedSecurity({ api, operation }: OperationMatch): readonly PlannedSecurity[] {
  const { security, parameters } = api.details(operation);
  const declared = parameters.flatMap(({ name, in: place }): PlannedCredential[] =>
    (place === 'header' || place === 'query') && isSecret({ name, in: place }) && !/^authorization$/i.test(name)
      ? [{ scheme: name, kind: place, name, prefix: '' }]
      : [],
  );
  const alternatives = security.map((schemes) => alternativeOf(schemes, declared, api));
  if (alternatives.length > 0) return alternatives;
  return declared.length > 0 ? [alternative(declared, [])] : [];
}

function alternativeOf(
  schemes: readonly RequiredScheme[],
  declared: readonly PlannedCredential[],
  api: DescribedApi,
): PlannedSecurity {
  const own: PlannedCredential[] = [];
  const unmet: string[] = [];
  for (const { name } of schemes) {
    const scheme = api.schemes.find((one) => one.name === name);
    const credentials = (scheme ? credentialsFor(scheme) : []).flatMap((one) => planned(name, one) ?? []);
    if (credentials.length === 0) unmet.push(name);
    own.push(...credentials);
  }
  const others = declared.filter(({ name }) => !own.some((one) => one.name.toLowerCase() === name.toLowerCase()));
  return alternative([...own, ...others], unmet);
}

/** Undefined for what is no header and stands in no query. */
function planned(scheme: string, credential: Credential): PlannedCredential | undefined {
  switch (credential.kind) {
    case 'basic':
      return { scheme, kind: 'basic', name: 'Authorization', prefix: 'Basic ' };
    case 'header':
    case 'query':
      return { scheme, kind: credential.kind, name: credential.name, prefix: credential.prefix };
    case 'cookie':
    case 'certificate':
      return undefined;
  }
}

function alternative(credentials: readonly PlannedCredential[], unmet: readonly string[]): PlannedSecurity {
  const names = [...new Set([...credentials.map(({ scheme }) => scheme), ...unmet])];
  return { label: names.length === 0 ? 'none' : listed(names).replaceAll('`', ''), credentials, unmet };
}
