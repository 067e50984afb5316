import type { EndpointPath } from '../endpoints/path.ts';
import type { MapNode, Node, Place } from '../spec/tree/node.ts';

/*
 * What an OpenAPI description says, in one form for all versions. Documents are compared with it, completed and written from it. All of it is plain data; nodes and
 * places are those of the description ({@link DescribedApi.locate} tells where they stand in its files).
 */

/** An operation of `paths`. The same object as long as all that it says, and all that its references say, is the same. */
export interface DescribedOperation {
  /** In upper case. */
  readonly method: string;
  /** As the description writes it: `/parcels/{id}`. */
  readonly path: EndpointPath;
  /** `GET /parcels/{id}`, unique in the description. */
  readonly key: string;
  readonly node: MapNode;
  readonly item: MapNode;
  /** The method's key. */
  readonly at: Place;
  /** The path's key. */
  readonly pathAt: Place;
}

/** What is read of an operation when somebody asks. */
export interface OperationDetails {
  readonly operationId: string | undefined;
  readonly summary: string | undefined;
  readonly description: string | undefined;
  readonly isDeprecated: boolean;
  readonly tags: readonly string[];
  /** Of the path item and of the operation, which has the last word; without those of the body (2.0). */
  readonly parameters: readonly DescribedParameter[];
  /** Some parameter is a reference that leads nowhere, or lacks its name. */
  readonly isIncomplete: boolean;
  /** Of 2.0, too: its parameters in `body` and `formData`. */
  readonly body: DescribedBody | undefined;
  readonly responses: readonly DescribedResponse[];
  /** Alternatives: one of them has to be met; the operation's own, else the document's. Empty: none is asked for. */
  readonly security: readonly SecurityRequirement[];
}

export type ParameterLocation = 'path' | 'query' | 'querystring' | 'header' | 'cookie';

export interface DescribedParameter {
  readonly name: string;
  readonly in: ParameterLocation;
  readonly isRequired: boolean;
  readonly isDeprecated: boolean;
  readonly description: string | undefined;
  /** Since 3.0 its `schema`, or that of its only `content`; in 2.0 the parameter itself. */
  readonly schema: Node | undefined;
  /** The Parameter Object. */
  readonly node: MapNode;
  /** Its name, or the `$ref` that brings it. */
  readonly at: Place;
}

export interface DescribedBody {
  readonly isRequired: boolean;
  readonly description: string | undefined;
  readonly content: readonly DescribedContent[];
  /** `requestBody`, or the name of the first parameter that makes it (2.0). */
  readonly at: Place;
}

export interface DescribedContent {
  /** As written: `application/json; charset=utf-8`. */
  readonly mediaType: string;
  readonly schema: Node | undefined;
  /** The Media Type Object; in 2.0 the response or the parameter. */
  readonly node: MapNode;
  /** The fields of a form in 2.0, which has no schema for them. */
  readonly fields?: readonly FormField[];
}

/** A parameter in `formData` (2.0). */
export interface FormField {
  readonly name: string;
  readonly isRequired: boolean;
  readonly description: string | undefined;
  readonly node: MapNode;
  readonly at: Place;
}

export interface DescribedResponse {
  /** `404`, `4XX`, `default`. */
  readonly status: string;
  readonly description: string | undefined;
  readonly content: readonly DescribedContent[];
  readonly headers: readonly DescribedHeader[];
  /** The Response Object. */
  readonly node: MapNode;
  /** The status's key. */
  readonly at: Place;
}

export interface DescribedHeader {
  readonly name: string;
  readonly isRequired: boolean;
  readonly description: string | undefined;
  readonly schema: Node | undefined;
  readonly node: MapNode;
  readonly at: Place;
}

/** All of these schemes. Empty: anonymous access will do. */
export type SecurityRequirement = readonly RequiredScheme[];

export interface RequiredScheme {
  readonly name: string;
  readonly scopes: readonly string[];
  /** The name's key. */
  readonly at: Place;
}

/** A security scheme of the document. */
export interface DescribedScheme {
  readonly name: string;
  /** As since 3.0: 2.0's `basic` is `http` with the scheme `basic`. */
  readonly type: 'apiKey' | 'http' | 'mutualTLS' | 'oauth2' | 'openIdConnect';
  readonly description: string | undefined;
  /** Of `apiKey`. */
  readonly in: 'query' | 'header' | 'cookie' | undefined;
  /** Of `apiKey`: that of the header, the query parameter or the cookie. */
  readonly parameterName: string | undefined;
  /** Of `http`, in small letters: `bearer`. */
  readonly httpScheme: string | undefined;
  readonly flows: readonly DescribedFlow[];
  readonly openIdConnectUrl: string | undefined;
  readonly node: MapNode;
  /** The name's key. */
  readonly at: Place;
}

export interface DescribedFlow {
  /** As since 3.0: `authorizationCode`, not 2.0's `accessCode`. */
  readonly kind: string;
  readonly authorizationUrl: string | undefined;
  readonly tokenUrl: string | undefined;
  readonly refreshUrl: string | undefined;
  readonly scopes: readonly { readonly name: string; readonly description: string | undefined; readonly at: Place }[];
  readonly node: MapNode;
}

export interface DescribedServer {
  /** With the defaults of its variables, without a slash at its end; may be relative. Of 2.0 made of `schemes`, `host` and `basePath`. */
  readonly url: string;
  readonly description: string | undefined;
  /** The names of the variables. */
  readonly variables: readonly string[];
  /** Its `url`, or 2.0's `host` or `basePath`. */
  readonly at: Place;
}
