/** A document that uses much of 2.0. */
export const petstore2 = `
  swagger: '2.0'
  info: { title: Pets, version: 1.0.0 }
  host: pets.example.com
  basePath: /v1
  schemes: [https]
  consumes: [application/json]
  paths:
    /pets/{id}:
      parameters: [{ $ref: '#/parameters/id' }]
      get:
        operationId: getPet
        parameters:
          - { name: fields, in: query, type: array, items: { type: string }, collectionFormat: multi }
        responses:
          200: { description: A pet, schema: { $ref: '#/definitions/Pet' }, headers: { X-Rate: { type: integer } } }
          404: { $ref: '#/responses/NotFound' }
      put:
        parameters: [{ name: pet, in: body, schema: { $ref: '#/definitions/Pet' } }]
        responses: { default: { description: Whatever } }
    /pets/{id}/photo:
      get: { produces: [image/png], responses: { 200: { description: A photo, schema: { type: file } } } }
  definitions:
    Pet:
      type: object
      required: [id]
      properties: { id: { type: integer, format: int64 }, tags: { type: array, items: { type: string } } }
      additionalProperties: false
  parameters: { id: { name: id, in: path, required: true, type: integer } }
  responses: { NotFound: { description: No such pet } }
  securityDefinitions:
    basic: { type: basic }
    key: { type: apiKey, name: X-Key, in: header }
    login:
      type: oauth2
      flow: accessCode
      authorizationUrl: https://pets.example.com/login
      tokenUrl: https://pets.example.com/token
      scopes: { read: Read pets }
  security: [{ key: [] }]`;

/** A document that uses much of what 3.0, 3.1 and 3.2 have in common. */
export const petstore3 = (version: string) => `
  openapi: ${version}
  info: { title: Pets, version: 1.0.0, license: { name: MIT } }
  servers: [{ url: '{base}/v1', variables: { base: { default: /pets, enum: [/pets] } } }]
  tags: [{ name: pets, externalDocs: { url: docs/pets } }]
  paths:
    /pets/{id}:
      parameters: [{ $ref: '#/components/parameters/id' }]
      get:
        tags: [pets]
        responses:
          200:
            description: A pet
            headers: { X-Rate: { schema: { type: integer } }, X-Next: { $ref: '#/components/headers/Next' } }
            content: { application/json: { schema: { $ref: '#/components/schemas/Pet' }, example: { id: 1 } } }
            links: { owner: { operationId: getOwner, parameters: { id: 3, full: true } } }
          4XX: { $ref: '#/components/responses/Failed' }
      put:
        requestBody: { content: { 'multipart/form-data': { schema: {}, encoding: { photo: { contentType: image/png } } } } }
        callbacks: { changed: { '{$request.body#/url}': { post: { responses: { default: { description: Heard } } } } } }
        responses: { default: { description: Whatever } }
  components:
    schemas: { Pet: { type: object, properties: { id: { type: integer }, other: { $ref: '#/components/schemas/Pet' } } } }
    parameters: { id: { name: id, in: path, required: true, schema: { type: integer } } }
    headers: { Next: { schema: { type: string } } }
    responses: { Failed: { description: It failed } }
    examples: { pet: { value: { id: 1 } } }
    securitySchemes:
      bearer: { type: http, scheme: Bearer, bearerFormat: JWT }
      basic: { type: http, scheme: basic }
      key: { type: apiKey, name: key, in: cookie }
      oidc: { type: openIdConnect, openIdConnectUrl: https://example.com/.well-known/openid-configuration }
      oauth: { type: oauth2, flows: { clientCredentials: { tokenUrl: /token, scopes: {} } } }
  security: [{}, { key: [] }]`;
