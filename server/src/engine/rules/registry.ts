// Made by server/build/rules.mjs from the files beside it.
import { rule as driftDeprecatedEndpoint } from './drift/deprecated-endpoint.ts';
import { rule as driftErrorCodeMismatch } from './drift/error-code-mismatch.ts';
import { rule as driftMissingParameter } from './drift/missing-parameter.ts';
import { rule as driftMissingStatus } from './drift/missing-status.ts';
import { rule as driftParameterMismatch } from './drift/parameter-mismatch.ts';
import { rule as driftRequestExample } from './drift/request-example.ts';
import { rule as driftResponseExample } from './drift/response-example.ts';
import { rule as driftSecurityMismatch } from './drift/security-mismatch.ts';
import { rule as driftServerMismatch } from './drift/server-mismatch.ts';
import { rule as driftStaleDescription } from './drift/stale-description.ts';
import { rule as driftUndocumentedEndpoint } from './drift/undocumented-endpoint.ts';
import { rule as driftUnknownEndpoint } from './drift/unknown-endpoint.ts';
import { rule as driftUnknownParameter } from './drift/unknown-parameter.ts';
import { rule as driftUnknownStatus } from './drift/unknown-status.ts';
import { rule as endpointsBodyOnGet } from './endpoints/body-on-get.ts';
import { rule as endpointsDuplicateEndpoint } from './endpoints/duplicate-endpoint.ts';
import { rule as endpointsMissingDescription } from './endpoints/missing-description.ts';
import { rule as endpointsMissingParameters } from './endpoints/missing-parameters.ts';
import { rule as endpointsMissingRequestExample } from './endpoints/missing-request-example.ts';
import { rule as endpointsMissingResponseExample } from './endpoints/missing-response-example.ts';
import { rule as endpointsUndocumentedPathParameter } from './endpoints/undocumented-path-parameter.ts';
import { rule as endpointsUnknownMethod } from './endpoints/unknown-method.ts';
import { rule as errorsDuplicateCode } from './errors/duplicate-code.ts';
import { rule as errorsTableColumns } from './errors/table-columns.ts';
import { rule as errorsUndefinedCode } from './errors/undefined-code.ts';
import { rule as errorsUnknownStatus } from './errors/unknown-status.ts';
import { rule as errorsUnsortedCodes } from './errors/unsorted-codes.ts';
import { rule as errorsUnusedCode } from './errors/unused-code.ts';
import { rule as errorsWrongCategory } from './errors/wrong-category.ts';
import { rule as errorsWrongPhrase } from './errors/wrong-phrase.ts';
import { rule as errorsWrongStatus } from './errors/wrong-status.ts';
import { rule as examplesInsecureUrl } from './examples/insecure-url.ts';
import { rule as examplesInvalidCurl } from './examples/invalid-curl.ts';
import { rule as examplesInvalidHttp } from './examples/invalid-http.ts';
import { rule as examplesInvalidJson } from './examples/invalid-json.ts';
import { rule as examplesLeakedSecret } from './examples/leaked-secret.ts';
import { rule as examplesMissingLanguage } from './examples/missing-language.ts';
import { rule as frontMatterInvalid } from './front-matter/invalid.ts';
import { rule as linksBrokenAnchor } from './links/broken-anchor.ts';
import { rule as linksBrokenLink } from './links/broken-link.ts';
import { rule as linksUnsafeHtml } from './links/unsafe-html.ts';
import { rule as openapiAllOfConflict } from './openapi/all-of-conflict.ts';
import { rule as openapiAmbiguousPaths } from './openapi/ambiguous-paths.ts';
import { rule as openapiApiKeyInQuery } from './openapi/api-key-in-query.ts';
import { rule as openapiArraySerialization } from './openapi/array-serialization.ts';
import { rule as openapiBooleanPrefix } from './openapi/boolean-prefix.ts';
import { rule as openapiCallbacks } from './openapi/callbacks.ts';
import { rule as openapiCircularRefWithoutEnd } from './openapi/circular-ref-without-end.ts';
import { rule as openapiComponentDescription } from './openapi/component-description.ts';
import { rule as openapiComponentName } from './openapi/component-name.ts';
import { rule as openapiContactProperties } from './openapi/contact-properties.ts';
import { rule as openapiContract } from './openapi/contract.ts';
import { rule as openapiDeprecated } from './openapi/deprecated.ts';
import { rule as openapiDiscriminator } from './openapi/discriminator.ts';
import { rule as openapiDuplicateDescription } from './openapi/duplicate-description.ts';
import { rule as openapiDuplicateKey } from './openapi/duplicate-key.ts';
import { rule as openapiEncoding } from './openapi/encoding.ts';
import { rule as openapiEnumNull } from './openapi/enum-null.ts';
import { rule as openapiEnumType } from './openapi/enum-type.ts';
import { rule as openapiEnumUnique } from './openapi/enum-unique.ts';
import { rule as openapiErrorResponse } from './openapi/error-response.ts';
import { rule as openapiExamplePresent } from './openapi/example-present.ts';
import { rule as openapiExampleValid } from './openapi/example-valid.ts';
import { rule as openapiExampleValueOrExternal } from './openapi/example-value-or-external.ts';
import { rule as openapiFormDataConsumes } from './openapi/form-data-consumes.ts';
import { rule as openapiIdenticalPaths } from './openapi/identical-paths.ts';
import { rule as openapiInfoContact } from './openapi/info-contact.ts';
import { rule as openapiInfoDescription } from './openapi/info-description.ts';
import { rule as openapiInfoLicense } from './openapi/info-license.ts';
import { rule as openapiKebabCasePaths } from './openapi/kebab-case-paths.ts';
import { rule as openapiLicenseUrl } from './openapi/license-url.ts';
import { rule as openapiLinkOperation } from './openapi/link-operation.ts';
import { rule as openapiMimeTypes } from './openapi/mime-types.ts';
import { rule as openapiNullableType } from './openapi/nullable-type.ts';
import { rule as openapiOauthFlows } from './openapi/oauth-flows.ts';
import { rule as openapiOperationDescription } from './openapi/operation-description.ts';
import { rule as openapiOperationId } from './openapi/operation-id.ts';
import { rule as openapiOperationIdUnique } from './openapi/operation-id-unique.ts';
import { rule as openapiOperationIdUrlSafe } from './openapi/operation-id-url-safe.ts';
import { rule as openapiOperationSummary } from './openapi/operation-summary.ts';
import { rule as openapiOperationTags } from './openapi/operation-tags.ts';
import { rule as openapiParameterDescription } from './openapi/parameter-description.ts';
import { rule as openapiParametersUnique } from './openapi/parameters-unique.ts';
import { rule as openapiPathEmptyParameter } from './openapi/path-empty-parameter.ts';
import { rule as openapiPathOrder } from './openapi/path-order.ts';
import { rule as openapiPathParameters } from './openapi/path-parameters.ts';
import { rule as openapiPathQuery } from './openapi/path-query.ts';
import { rule as openapiPathTrailingSlash } from './openapi/path-trailing-slash.ts';
import { rule as openapiPluralSegments } from './openapi/plural-segments.ts';
import { rule as openapiProblemDetails } from './openapi/problem-details.ts';
import { rule as openapiPropertyCasing } from './openapi/property-casing.ts';
import { rule as openapiQuerystringParameters } from './openapi/querystring-parameters.ts';
import { rule as openapiRangeConstraints } from './openapi/range-constraints.ts';
import { rule as openapiRefSiblings } from './openapi/ref-siblings.ts';
import { rule as openapiRequestBody } from './openapi/request-body.ts';
import { rule as openapiRequiredDefined } from './openapi/required-defined.ts';
import { rule as openapiResponseContains } from './openapi/response-contains.ts';
import { rule as openapiSchema } from './openapi/schema.ts';
import { rule as openapiSchemaType } from './openapi/schema-type.ts';
import { rule as openapiSecurityDefined } from './openapi/security-defined.ts';
import { rule as openapiSecurityPresent } from './openapi/security-present.ts';
import { rule as openapiSecurityScopes } from './openapi/security-scopes.ts';
import { rule as openapiServerExampleHost } from './openapi/server-example-host.ts';
import { rule as openapiServerHttps } from './openapi/server-https.ts';
import { rule as openapiServerTrailingSlash } from './openapi/server-trailing-slash.ts';
import { rule as openapiServerVariables } from './openapi/server-variables.ts';
import { rule as openapiServers } from './openapi/servers.ts';
import { rule as openapiSingleTag } from './openapi/single-tag.ts';
import { rule as openapiStrictRefs } from './openapi/strict-refs.ts';
import { rule as openapiStringLimits } from './openapi/string-limits.ts';
import { rule as openapiSuccessResponse } from './openapi/success-response.ts';
import { rule as openapiSyntax } from './openapi/syntax.ts';
import { rule as openapiTagParents } from './openapi/tag-parents.ts';
import { rule as openapiTagsDefined } from './openapi/tags-defined.ts';
import { rule as openapiTagsDescribed } from './openapi/tags-described.ts';
import { rule as openapiTagsPresent } from './openapi/tags-present.ts';
import { rule as openapiTagsSorted } from './openapi/tags-sorted.ts';
import { rule as openapiTagsUnique } from './openapi/tags-unique.ts';
import { rule as openapiUnnecessaryCombinator } from './openapi/unnecessary-combinator.ts';
import { rule as openapiUnresolvedRef } from './openapi/unresolved-ref.ts';
import { rule as openapiUnusedComponent } from './openapi/unused-component.ts';
import { rule as openapiVerbsInPath } from './openapi/verbs-in-path.ts';
import { rule as openapiWebhooks } from './openapi/webhooks.ts';
import type { Rule } from './rule.ts';
import { rule as securityAdditionalProperties } from './security/additional-properties.ts';
import { rule as securityAdminSecurity } from './security/admin-security.ts';
import { rule as securityAnonymousWrites } from './security/anonymous-writes.ts';
import { rule as securityArrayLimit } from './security/array-limit.ts';
import { rule as securityConstrainedProperties } from './security/constrained-properties.ts';
import { rule as securityCorsOrigin } from './security/cors-origin.ts';
import { rule as securityCredentialsInUrl } from './security/credentials-in-url.ts';
import { rule as securityHttpBasic } from './security/http-basic.ts';
import { rule as securityInsecureScheme } from './security/insecure-scheme.ts';
import { rule as securityIntegerFormat } from './security/integer-format.ts';
import { rule as securityIntegerLimit } from './security/integer-limit.ts';
import { rule as securityJwtBestPractices } from './security/jwt-best-practices.ts';
import { rule as securityNumericIds } from './security/numeric-ids.ts';
import { rule as securityRateLimit } from './security/rate-limit.ts';
import { rule as securityRetryAfter } from './security/retry-after.ts';
import { rule as securityServerAudience } from './security/server-audience.ts';
import { rule as securityServerEnvironment } from './security/server-environment.ts';
import { rule as securityServerErrorResponse } from './security/server-error-response.ts';
import { rule as securityShortLivedTokens } from './security/short-lived-tokens.ts';
import { rule as securityStringLimit } from './security/string-limit.ts';
import { rule as securityStringRestricted } from './security/string-restricted.ts';
import { rule as securityTooManyRequestsResponse } from './security/too-many-requests-response.ts';
import { rule as securityUnauthorizedResponse } from './security/unauthorized-response.ts';
import { rule as securityUnencryptedServer } from './security/unencrypted-server.ts';
import { rule as securityUnprotectedReads } from './security/unprotected-reads.ts';
import { rule as securityUnprotectedWrites } from './security/unprotected-writes.ts';
import { rule as securityUrlParameter } from './security/url-parameter.ts';
import { rule as securityValidationErrorResponse } from './security/validation-error-response.ts';
import { rule as structureDuplicateSection } from './structure/duplicate-section.ts';
import { rule as structureEmptySection } from './structure/empty-section.ts';
import { rule as structureLeftoverGuidance } from './structure/leftover-guidance.ts';
import { rule as structureMisplacedSection } from './structure/misplaced-section.ts';
import { rule as structureMissingSection } from './structure/missing-section.ts';
import { rule as structureRetitledSection } from './structure/retitled-section.ts';
import { rule as structureUnexpectedSection } from './structure/unexpected-section.ts';
import { rule as structureUnmetRequirement } from './structure/unmet-requirement.ts';
import { rule as structureWrongLevel } from './structure/wrong-level.ts';
import { rule as suppressionExpired } from './suppression/expired.ts';
import { rule as suppressionInvalid } from './suppression/invalid.ts';
import { rule as suppressionUnknownRule } from './suppression/unknown-rule.ts';
import { rule as suppressionUnused } from './suppression/unused.ts';

/** Every rule by its id. */
export const rules: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['drift/deprecated-endpoint', driftDeprecatedEndpoint],
  ['drift/error-code-mismatch', driftErrorCodeMismatch],
  ['drift/missing-parameter', driftMissingParameter],
  ['drift/missing-status', driftMissingStatus],
  ['drift/parameter-mismatch', driftParameterMismatch],
  ['drift/request-example', driftRequestExample],
  ['drift/response-example', driftResponseExample],
  ['drift/security-mismatch', driftSecurityMismatch],
  ['drift/server-mismatch', driftServerMismatch],
  ['drift/stale-description', driftStaleDescription],
  ['drift/undocumented-endpoint', driftUndocumentedEndpoint],
  ['drift/unknown-endpoint', driftUnknownEndpoint],
  ['drift/unknown-parameter', driftUnknownParameter],
  ['drift/unknown-status', driftUnknownStatus],
  ['endpoints/body-on-get', endpointsBodyOnGet],
  ['endpoints/duplicate-endpoint', endpointsDuplicateEndpoint],
  ['endpoints/missing-description', endpointsMissingDescription],
  ['endpoints/missing-parameters', endpointsMissingParameters],
  ['endpoints/missing-request-example', endpointsMissingRequestExample],
  ['endpoints/missing-response-example', endpointsMissingResponseExample],
  ['endpoints/undocumented-path-parameter', endpointsUndocumentedPathParameter],
  ['endpoints/unknown-method', endpointsUnknownMethod],
  ['errors/duplicate-code', errorsDuplicateCode],
  ['errors/table-columns', errorsTableColumns],
  ['errors/undefined-code', errorsUndefinedCode],
  ['errors/unknown-status', errorsUnknownStatus],
  ['errors/unsorted-codes', errorsUnsortedCodes],
  ['errors/unused-code', errorsUnusedCode],
  ['errors/wrong-category', errorsWrongCategory],
  ['errors/wrong-phrase', errorsWrongPhrase],
  ['errors/wrong-status', errorsWrongStatus],
  ['examples/insecure-url', examplesInsecureUrl],
  ['examples/invalid-curl', examplesInvalidCurl],
  ['examples/invalid-http', examplesInvalidHttp],
  ['examples/invalid-json', examplesInvalidJson],
  ['examples/leaked-secret', examplesLeakedSecret],
  ['examples/missing-language', examplesMissingLanguage],
  ['front-matter/invalid', frontMatterInvalid],
  ['links/broken-anchor', linksBrokenAnchor],
  ['links/broken-link', linksBrokenLink],
  ['links/unsafe-html', linksUnsafeHtml],
  ['openapi/all-of-conflict', openapiAllOfConflict],
  ['openapi/ambiguous-paths', openapiAmbiguousPaths],
  ['openapi/api-key-in-query', openapiApiKeyInQuery],
  ['openapi/array-serialization', openapiArraySerialization],
  ['openapi/boolean-prefix', openapiBooleanPrefix],
  ['openapi/callbacks', openapiCallbacks],
  ['openapi/circular-ref-without-end', openapiCircularRefWithoutEnd],
  ['openapi/component-description', openapiComponentDescription],
  ['openapi/component-name', openapiComponentName],
  ['openapi/contact-properties', openapiContactProperties],
  ['openapi/contract', openapiContract],
  ['openapi/deprecated', openapiDeprecated],
  ['openapi/discriminator', openapiDiscriminator],
  ['openapi/duplicate-description', openapiDuplicateDescription],
  ['openapi/duplicate-key', openapiDuplicateKey],
  ['openapi/encoding', openapiEncoding],
  ['openapi/enum-null', openapiEnumNull],
  ['openapi/enum-type', openapiEnumType],
  ['openapi/enum-unique', openapiEnumUnique],
  ['openapi/error-response', openapiErrorResponse],
  ['openapi/example-present', openapiExamplePresent],
  ['openapi/example-valid', openapiExampleValid],
  ['openapi/example-value-or-external', openapiExampleValueOrExternal],
  ['openapi/form-data-consumes', openapiFormDataConsumes],
  ['openapi/identical-paths', openapiIdenticalPaths],
  ['openapi/info-contact', openapiInfoContact],
  ['openapi/info-description', openapiInfoDescription],
  ['openapi/info-license', openapiInfoLicense],
  ['openapi/kebab-case-paths', openapiKebabCasePaths],
  ['openapi/license-url', openapiLicenseUrl],
  ['openapi/link-operation', openapiLinkOperation],
  ['openapi/mime-types', openapiMimeTypes],
  ['openapi/nullable-type', openapiNullableType],
  ['openapi/oauth-flows', openapiOauthFlows],
  ['openapi/operation-description', openapiOperationDescription],
  ['openapi/operation-id', openapiOperationId],
  ['openapi/operation-id-unique', openapiOperationIdUnique],
  ['openapi/operation-id-url-safe', openapiOperationIdUrlSafe],
  ['openapi/operation-summary', openapiOperationSummary],
  ['openapi/operation-tags', openapiOperationTags],
  ['openapi/parameter-description', openapiParameterDescription],
  ['openapi/parameters-unique', openapiParametersUnique],
  ['openapi/path-empty-parameter', openapiPathEmptyParameter],
  ['openapi/path-order', openapiPathOrder],
  ['openapi/path-parameters', openapiPathParameters],
  ['openapi/path-query', openapiPathQuery],
  ['openapi/path-trailing-slash', openapiPathTrailingSlash],
  ['openapi/plural-segments', openapiPluralSegments],
  ['openapi/problem-details', openapiProblemDetails],
  ['openapi/property-casing', openapiPropertyCasing],
  ['openapi/querystring-parameters', openapiQuerystringParameters],
  ['openapi/range-constraints', openapiRangeConstraints],
  ['openapi/ref-siblings', openapiRefSiblings],
  ['openapi/request-body', openapiRequestBody],
  ['openapi/required-defined', openapiRequiredDefined],
  ['openapi/response-contains', openapiResponseContains],
  ['openapi/schema', openapiSchema],
  ['openapi/schema-type', openapiSchemaType],
  ['openapi/security-defined', openapiSecurityDefined],
  ['openapi/security-present', openapiSecurityPresent],
  ['openapi/security-scopes', openapiSecurityScopes],
  ['openapi/server-example-host', openapiServerExampleHost],
  ['openapi/server-https', openapiServerHttps],
  ['openapi/server-trailing-slash', openapiServerTrailingSlash],
  ['openapi/server-variables', openapiServerVariables],
  ['openapi/servers', openapiServers],
  ['openapi/single-tag', openapiSingleTag],
  ['openapi/strict-refs', openapiStrictRefs],
  ['openapi/string-limits', openapiStringLimits],
  ['openapi/success-response', openapiSuccessResponse],
  ['openapi/syntax', openapiSyntax],
  ['openapi/tag-parents', openapiTagParents],
  ['openapi/tags-defined', openapiTagsDefined],
  ['openapi/tags-described', openapiTagsDescribed],
  ['openapi/tags-present', openapiTagsPresent],
  ['openapi/tags-sorted', openapiTagsSorted],
  ['openapi/tags-unique', openapiTagsUnique],
  ['openapi/unnecessary-combinator', openapiUnnecessaryCombinator],
  ['openapi/unresolved-ref', openapiUnresolvedRef],
  ['openapi/unused-component', openapiUnusedComponent],
  ['openapi/verbs-in-path', openapiVerbsInPath],
  ['openapi/webhooks', openapiWebhooks],
  ['security/additional-properties', securityAdditionalProperties],
  ['security/admin-security', securityAdminSecurity],
  ['security/anonymous-writes', securityAnonymousWrites],
  ['security/array-limit', securityArrayLimit],
  ['security/constrained-properties', securityConstrainedProperties],
  ['security/cors-origin', securityCorsOrigin],
  ['security/credentials-in-url', securityCredentialsInUrl],
  ['security/http-basic', securityHttpBasic],
  ['security/insecure-scheme', securityInsecureScheme],
  ['security/integer-format', securityIntegerFormat],
  ['security/integer-limit', securityIntegerLimit],
  ['security/jwt-best-practices', securityJwtBestPractices],
  ['security/numeric-ids', securityNumericIds],
  ['security/rate-limit', securityRateLimit],
  ['security/retry-after', securityRetryAfter],
  ['security/server-audience', securityServerAudience],
  ['security/server-environment', securityServerEnvironment],
  ['security/server-error-response', securityServerErrorResponse],
  ['security/short-lived-tokens', securityShortLivedTokens],
  ['security/string-limit', securityStringLimit],
  ['security/string-restricted', securityStringRestricted],
  ['security/too-many-requests-response', securityTooManyRequestsResponse],
  ['security/unauthorized-response', securityUnauthorizedResponse],
  ['security/unencrypted-server', securityUnencryptedServer],
  ['security/unprotected-reads', securityUnprotectedReads],
  ['security/unprotected-writes', securityUnprotectedWrites],
  ['security/url-parameter', securityUrlParameter],
  ['security/validation-error-response', securityValidationErrorResponse],
  ['structure/duplicate-section', structureDuplicateSection],
  ['structure/empty-section', structureEmptySection],
  ['structure/leftover-guidance', structureLeftoverGuidance],
  ['structure/misplaced-section', structureMisplacedSection],
  ['structure/missing-section', structureMissingSection],
  ['structure/retitled-section', structureRetitledSection],
  ['structure/unexpected-section', structureUnexpectedSection],
  ['structure/unmet-requirement', structureUnmetRequirement],
  ['structure/wrong-level', structureWrongLevel],
  ['suppression/expired', suppressionExpired],
  ['suppression/invalid', suppressionInvalid],
  ['suppression/unknown-rule', suppressionUnknownRule],
  ['suppression/unused', suppressionUnused],
]);
