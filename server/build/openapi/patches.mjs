// biome-ignore-all lint/suspicious/noThenProperty: `then` is a keyword of JSON Schema
const hostPattern = '^[^{}/ :\\\\]+(?::\\d+)?/?$';

/** What a text without that form is told, as the rest of a sentence. */
export const patternMessages = {
  '^[^{}]+$': "can't have braces",
  "^[0-9A-Za-z!#$%&'*+.^_`|~-]+$": 'has a character that no name in HTTP can have',
  '^[^#]*$': "can't have a fragment (`#…`)",
  '^[^#]*#?$': "can't have a fragment (`#…`)",
  '^[A-Za-z_][-A-Za-z0-9._]*$': 'must begin with a letter or `_`, with only letters, digits, `.`, `-` and `_` after it',
  '^[A-Za-z][-A-Za-z0-9.:_]*$': 'must begin with a letter, with only letters, digits, `.`, `:`, `-` and `_` after it',
  [hostPattern]: 'must be a host alone, or with a port: without a scheme, a path and braces',
  '^/': 'must begin with `/`',
};

/**
 * What is changed in the official schemas before they are compiled, by version: what contradicts the text of the
 * specification, and choices whose meant alternative the value of one key tells.
 */
export const patches = {
  '2.0': (definitions) => {
    // Members beside `$ref` "SHALL be ignored" (JSON Reference, section 3): they are not forbidden.
    const reference = definitions.get('reference');
    definitions.set('reference', { ...reference, additionalProperties: true });
    definitions.set(
      'parameter',
      choose('Parameter Object', 'in', {
        body: 'bodyParameter',
        header: 'headerParameterSubSchema',
        query: 'queryParameterSubSchema',
        formData: 'formDataParameterSubSchema',
        path: 'pathParameterSubSchema',
      }),
    );
    const nonBody = [
      'headerParameterSubSchema',
      'queryParameterSubSchema',
      'formDataParameterSubSchema',
      'pathParameterSubSchema',
    ];
    for (const name of nonBody) {
      const schema = definitions.get(name);
      const required = [...new Set([...(schema.required ?? []), 'name', 'in', 'type'])];
      definitions.set(name, { ...schema, type: 'object', required });
    }
    definitions.set(
      'oauth2Security',
      choose('Security Scheme Object', 'flow', {
        implicit: 'oauth2ImplicitSecurity',
        password: 'oauth2PasswordSecurity',
        application: 'oauth2ApplicationSecurity',
        accessCode: 'oauth2AccessCodeSecurity',
      }),
    );
    definitions.set(
      'securityScheme',
      choose('Security Scheme Object', 'type', {
        basic: 'basicAuthenticationSecurity',
        apiKey: 'apiKeySecurity',
        oauth2: 'oauth2Security',
      }),
    );
    definitions.set('securityDefinitions', { type: 'object', additionalProperties: { $ref: 'securityScheme' } });
    for (const [name, schema] of definitions) nameVariant(definitions, name, schema);
    definitions.set('parametersList', withoutUnique(definitions.get('parametersList')));
    // A slash at the end is what the rule `openapi/server-trailing-slash` is about.
    const openapi = definitions.get('openapi');
    const host = { ...openapi.properties.host, pattern: hostPattern };
    definitions.set('openapi', { ...openapi, properties: { ...openapi.properties, host } });
    // "^x-": the Scopes Object can be extended.
    definitions.set('scopes', { ...definitions.get('scopes'), patternProperties: { '^x-': {} } });
    const response = definitions.get('response');
    definitions.set('response', {
      ...response,
      properties: {
        ...response.properties,
        schema: {
          if: { properties: { type: { const: 'file' } }, required: ['type'] },
          then: { $ref: 'fileSchema' },
          else: { $ref: 'schema' },
        },
      },
    });
    const { minProperties: _, ...responses } = definitions.get('responses');
    definitions.set('responses', { ...responses, ...noResponse });
    // The Items Object needs its `type` ("Required" in its table), and whatever is an array needs `items` ("Required if").
    definitions.set('items', { ...definitions.get('items'), required: ['type'] });
    for (const name of [...nonBody, 'items', 'header']) {
      definitions.set(name, { ...definitions.get(name), allOf: [arrayNeedsItems] });
    }
  },
  '3.0': (definitions) => {
    const { patternProperties: _reference, ...reference } = definitions.get('reference');
    definitions.set('reference', { ...reference, properties: { $ref: { type: 'string' } } });
    const { oneOf: _parameterChoice, ...parameter } = definitions.get('parameter');
    definitions.set('parameter', {
      ...parameter,
      properties: { ...parameter.properties, in: { enum: ['path', 'query', 'header', 'cookie'] } },
      allOf: [
        ...parameter.allOf,
        ...['path', 'query', 'header', 'cookie'].map((place) => {
          const { description: _text, ...variant } = definitions.get(`${capitalize(place)}Parameter`);
          return when('in', place, variant);
        }),
      ],
    });
    const withoutContent = ['style', 'explode', 'allowReserved', 'example', 'examples'];
    definitions.set('schemaXORContent', {
      'x-needs-one-of': ['schema', 'content'],
      'x-excludes': [['schema', 'content'], ...withoutContent.map((key) => ['content', key])],
    });
    definitions.set(
      'securityScheme',
      choose('Security Scheme Object', 'type', {
        apiKey: 'APIKeySecurityScheme',
        http: 'HTTPSecurityScheme',
        oauth2: 'OAuth2SecurityScheme',
        openIdConnect: 'OpenIdConnectSecurityScheme',
      }),
    );
    for (const [name, schema] of definitions) nameVariant(definitions, name, schema);
    const { oneOf: _bearerChoice, ...http } = definitions.get('HTTPSecurityScheme');
    const bearer = { properties: { scheme: { pattern: '^[Bb][Ee][Aa][Rr][Ee][Rr]$' } }, required: ['scheme'] };
    const only = { 'x-only': { words: 'with `scheme: bearer`', keys: ['scheme'] } };
    definitions.set('HTTPSecurityScheme', {
      ...http,
      allOf: [{ if: bearer, else: { properties: { bearerFormat: only } } }],
    });
    for (const name of ['operation', 'pathItem']) {
      const { properties, ...owner } = definitions.get(name);
      definitions.set(name, {
        ...owner,
        properties: { ...properties, parameters: withoutUnique(properties.parameters) },
      });
    }
    // The form of a component's name is a matter of its own, and a misnamed component is checked like any other.
    const components = definitions.get('components');
    const properties = Object.entries(components.properties).map(([name, { patternProperties }]) => [
      name,
      { type: 'object', additionalProperties: Object.values(patternProperties)[0] },
    ]);
    definitions.set('components', { ...components, properties: Object.fromEntries(properties) });
    // "`items` MUST be present if the `type` is `array`."
    definitions.set('schema', { ...definitions.get('schema'), allOf: [arrayNeedsItems] });
    // "The key is a media type or media type range", as the schemas of later versions say.
    for (const name of ['requestBody', 'response', 'parameter', 'header']) {
      const { properties, ...owner } = definitions.get(name);
      const content = { ...properties.content, propertyNames: { format: 'media-range' } };
      definitions.set(name, { ...owner, properties: { ...properties, content } });
    }
    // "A linked operation MUST be identified using either an `operationRef` or `operationId`."
    definitions.set('link', { ...definitions.get('link'), 'x-needs-one-of': ['operationRef', 'operationId'] });
    nameFullVersion(definitions, '3.0.4');
  },
  3.1: (definitions) => patchNew(definitions, '3.1.1'),
  3.2: (definitions) => {
    patchNew(definitions, '3.2.0');
    // What may stand beside `in: querystring` the rule `openapi/querystring-parameters` says at the very parameter, behind references too.
    const {
      not: _kinds,
      contains: _what,
      minContains: _least,
      maxContains: _most,
      ...parameters
    } = definitions.get('parameters');
    definitions.set('parameters', parameters);
    const pathItem = definitions.get('pathItem');
    const { not: fixedMethods, ...token } = pathItem.properties.additionalOperations.propertyNames;
    const additionalOperations = {
      ...pathItem.properties.additionalOperations,
      propertyNames: {
        ...token,
        allOf: [{ not: fixedMethods, 'x-message': 'has a field of its own in a Path Item Object' }],
      },
    };
    definitions.set('pathItem', { ...pathItem, properties: { ...pathItem.properties, additionalOperations } });
  },
};

/** A parameter that is declared twice is what the rule `openapi/parameters-unique` is about, whether all of it is the same or not. */
function withoutUnique({ uniqueItems: _unique, ...list }) {
  return list;
}

const arrayNeedsItems = when('type', 'array', { required: ['items'] });

/** Extensions alone are no responses. Both the count and the kind of keys said so, once each. */
const noResponse = {
  'x-message': 'needs at least one response, by status code or `default`',
  not: { type: 'object', patternProperties: { '^x-': true }, additionalProperties: false },
};

function patchNew(definitions, fullVersion) {
  const { if: _if, then: _then, minProperties: _count, ...responses } = definitions.get('responses');
  definitions.set('responses', { ...responses, ...noResponse });
  // "Map[string, Any | {expression}]": a link's parameters can be any values.
  const link = definitions.get('link');
  const parameters = { type: 'object' };
  definitions.set('link', { ...link, properties: { ...link.properties, parameters } });
  // The form of a component's name is a matter of its own.
  const { patternProperties: _names, ...components } = definitions.get('components');
  definitions.set('components', components);
  nameFullVersion(definitions, fullVersion);
}

function nameFullVersion(definitions, example) {
  const openapi = definitions.get('openapi');
  const message = `must be a full version of OpenAPI 3.0, 3.1 or 3.2, such as \`${example}\``;
  const version = { ...openapi.properties.openapi, 'x-message': message };
  definitions.set('openapi', { ...openapi, properties: { ...openapi.properties, openapi: version } });
}

/** One of several objects, by the value of a key. */
function choose(title, key, variants) {
  return {
    type: 'object',
    'x-title': title,
    required: [key],
    properties: { [key]: { enum: Object.keys(variants) } },
    allOf: Object.entries(variants).map(([value, name]) => when(key, value, { $ref: name })),
  };
}

function when(key, value, schema) {
  return {
    if: { properties: { [key]: { const: value } }, required: [key] },
    then: schema,
  };
}

/** "Parameter Object with `in: body`", for messages about keys that other variants have. */
function nameVariant(definitions, name, schema) {
  for (const [key, title] of [
    ['in', 'Parameter Object'],
    ['flow', 'Security Scheme Object'],
    ['type', 'Security Scheme Object'],
  ]) {
    const values = schema.properties?.[key]?.enum;
    if (values?.length !== 1 || !/(Parameter|Security)/.test(name)) continue;
    definitions.set(name, { ...schema, 'x-title': `${title} with \`${key}: ${values[0]}\`` });
    return;
  }
}

function capitalize(word) {
  return word[0].toUpperCase() + word.slice(1);
}
