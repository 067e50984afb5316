import apiDocs from '../../../contracts/api-docs.yaml';
import apiReference from '../../../contracts/api-reference.yaml';
import endpoint from '../../../contracts/endpoint.yaml';

/** The text of each built-in contract, by its id. */
export const builtinContractTexts: ReadonlyMap<string, string> = new Map([
  ['api-docs', apiDocs],
  ['api-reference', apiReference],
  ['endpoint', endpoint],
]);

/** Where a built-in contract's text is shown. */
export function builtinContractUri(id: string): string {
  return `docwright:/contracts/${id}.yaml`;
}
