/** The kinds of object by the names that the schemas give them, where these aren't the specification's own in camel case. */
const otherNames = {
  externalDocs: 'externalDocumentation',
  extension: 'specificationExtensions',
  callbacks: 'callback',
  oAuthFlows: 'oauthFlows',
  jsonReference: 'reference',
  primitivesItems: 'items',
  oauth2Scopes: 'scopes',
  bodyParameter: 'parameter',
  headerParameterSubSchema: 'parameter',
  queryParameterSubSchema: 'parameter',
  formDataParameterSubSchema: 'parameter',
  pathParameterSubSchema: 'parameter',
  nonBodyParameter: 'parameter',
  fileSchema: 'schema',
};

const otherTitles = {
  openapi: 'OpenAPI Object',
  swagger: 'Swagger Object',
  externalDocumentation: 'External Documentation Object',
  xml: 'XML Object',
  oauthFlows: 'OAuth Flows Object',
  oauthFlow: 'OAuth Flow Object',
};

/** "pathItem" for `PathItem` and `path-item`. */
export function objectType(name) {
  const words = name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
  const camel = /^[A-Z]+$/.test(words) ? words.toLowerCase() : words[0].toLowerCase() + words.slice(1);
  if (/security$/i.test(camel) && camel !== 'security') return 'securityScheme';
  if (/^(?!security).+securityScheme$/i.test(camel)) return 'securityScheme';
  if (/flow$|^implicit$|^password$|^clientCredentials$|^authorizationCode$|^deviceAuthorization$/i.test(camel)) {
    return 'oauthFlow';
  }
  return otherNames[camel] ?? camel;
}

/** "Path Item Object". */
export function objectTitle(type) {
  if (otherTitles[type]) return otherTitles[type];
  const words = type.replace(/[A-Z]/g, (letter) => ` ${letter}`);
  return `${words[0].toUpperCase()}${words.slice(1)} Object`;
}
