// Made by server/build/openapi-schemas.mjs from server/schemas/openapi (Apache License 2.0, OpenAPI Initiative).
import type { MakeValidators } from '../spec/schema/compiled.ts';

export const makeValidators: MakeValidators;
