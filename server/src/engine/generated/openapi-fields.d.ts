// Made by server/build/openapi-schemas.mjs from server/schemas/openapi (Apache License 2.0, OpenAPI Initiative).
export const versionsOfFields: Readonly<Record<string, Readonly<Record<string, string>>>>;
