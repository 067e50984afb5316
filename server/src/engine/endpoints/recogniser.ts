import type { EndpointForm, PartEndpoint } from './endpoint.ts';
import type { PartSource } from './part-source.ts';

/** Finds the endpoints that are written in one form. What a recogniser before it in the list has found is left out. */
export interface Recogniser {
  readonly form: EndpointForm;
  readonly read: (part: PartSource) => readonly PartEndpoint[];
}
