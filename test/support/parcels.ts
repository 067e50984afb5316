/** A description with something of all that documents name. */
export const parcels = `openapi: 3.1.0
info: { title: Parcels, version: '1' }
servers: [{ url: https://api.example.com/v1 }]
security: [{ apiKey: [] }]
paths:
  /parcels:
    get:
      operationId: listParcels
      summary: List parcels
      description: All of them, the *newest* first.
      parameters:
        - { name: limit, in: query, description: How many, schema: { type: integer, minimum: 1, maximum: 100, default: 20 } }
        - { $ref: '#/components/parameters/State' }
      responses:
        '200':
          description: The parcels
          headers: { X-Total: { description: How many there are, schema: { type: integer } } }
          content:
            application/json:
              schema: { type: object, properties: { items: { type: array, items: { $ref: '#/components/schemas/Parcel' } } } }
        '400': { $ref: '#/components/responses/Bad' }
    post:
      operationId: createParcel
      summary: Send a parcel
      deprecated: true
      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: '#/components/schemas/Parcel' }
      responses:
        '201':
          description: Sent
          content: { application/json: { schema: { $ref: '#/components/schemas/Parcel' } } }
        '400': { $ref: '#/components/responses/Bad' }
  /parcels/{id}:
    parameters:
      - { name: id, in: path, required: true, description: Which one, schema: { type: string, format: uuid } }
    get:
      operationId: getParcel
      summary: Get a parcel
      responses:
        '200':
          description: The parcel
          content: { application/json: { schema: { $ref: '#/components/schemas/Parcel' } } }
        '404': { $ref: '#/components/responses/Bad' }
components:
  parameters:
    State:
      name: state
      in: query
      description: Where they are
      schema: { type: string, enum: [sent, lost, found] }
  responses:
    Bad:
      description: Something is wrong
      content:
        application/json:
          schema: { $ref: '#/components/schemas/Error' }
          example: { code: parcel_wet, message: It fell into the water }
  schemas:
    Parcel:
      type: object
      required: [name, size]
      properties:
        id: { type: string, readOnly: true }
        name: { type: string, description: What is *written* on it <b>, maxLength: 80 }
        size: { type: string, enum: [small, large] }
        fragile: { type: boolean, default: false }
        sender: { $ref: '#/components/schemas/Address' }
        token: { type: string, writeOnly: true }
    Address:
      type: object
      required: [city]
      properties:
        city: { type: string, description: Its city }
        zip: { type: integer }
    Error:
      type: object
      properties:
        code: { type: string, enum: [parcel_wet, parcel_lost] }
        message: { type: string }
  securitySchemes:
    apiKey: { type: apiKey, in: header, name: X-API-Key, description: Ask us }
`;
