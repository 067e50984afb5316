import type { DescribedApi } from '../api/api.ts';
import type { AskedApi } from './asked-api.ts';

/**
 * Whether a name is that of a header which every request may have. OpenAPI ignores parameters for the first three (https://spec.openapis.org/oas/v3.1.1.html#parameter-object),
 * and few describe the others.
 */
export function isOfProtocol(name: string): boolean {
  return /^(?:accept|content-type|authorization|accept-(?:charset|encoding|language)|connection|content-(?:encoding|length|md5)|cookie|date|expect|host|origin|referer|transfer-encoding|user-agent)$/i.test(
    name,
  );
}

/** Whether a name is that of the header, the query's parameter or the cookie of a security scheme. */
export function isOfScheme(asked: AskedApi, api: DescribedApi, name: string): boolean {
  return asked.schemes(api).some(({ parameterName }) => parameterName?.toLowerCase() === name.toLowerCase());
}
