/**
 * What travels between the server, the extension and the preview when a reader sends the request of an endpoint. Secrets travel in none of it: the
 * extension alone knows them, and adds them to what the server has built.
 */

/** The endpoint of a page that a reader wants to try. */
export interface TriedEndpoint {
  /** In upper case. */
  readonly method: string;
  /** As its heading writes it. */
  readonly path: string;
  /** That of its heading, from 0; the path decides where it isn't there. */
  readonly line: number;
}

/** A file that is previewed, by the URI that its state gives it, and one of its endpoints. */
export interface TriedParams {
  readonly uri: string;
  readonly endpoint: TriedEndpoint;
}

/** Request, client → server: what a request of an endpoint is made of. Null where the endpoint isn't there by now. */
export const planTryRequest = 'docwright/planTry';
export type PlanTryResult = RequestPlan | null;

export interface RequestPlan {
  readonly method: string;
  /** With its parameters in braces. */
  readonly path: string;
  /** Of `http:` and `https:`, each with its base path and without a slash at its end. Empty where neither the document nor the description names one. */
  readonly servers: readonly PlannedServer[];
  readonly parameters: readonly PlannedParameter[];
  /** Alternatives. Empty: nothing is asked for. */
  readonly security: readonly PlannedSecurity[];
  /** What a body may be; empty for none. */
  readonly bodies: readonly PlannedBody[];
  readonly needsBody: boolean;
}

export interface PlannedServer {
  readonly url: string;
  readonly description?: string;
}

export interface PlannedParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'querystring' | 'header';
  readonly isRequired: boolean;
  readonly description?: string;
  /** `list`: a value in each line; `object`: in JSON; `raw`: sent as it is written. */
  readonly kind: 'text' | 'list' | 'object' | 'raw';
  /** What its field begins with. */
  readonly value: string;
  /** What is meant where it is left out, or what it may look like. */
  readonly hint?: string;
  /** The allowed values of a text; empty where every one is. */
  readonly choices: readonly string[];
}

/** Credentials that are needed together. */
export interface PlannedSecurity {
  readonly label: string;
  readonly credentials: readonly PlannedCredential[];
  /** The names of schemes that can't be met from here: cookies, certificates. */
  readonly unmet: readonly string[];
}

export interface PlannedCredential {
  /** The name under which it is kept. */
  readonly scheme: string;
  /** `basic`: a name and a password with a colon between. */
  readonly kind: 'header' | 'query' | 'basic';
  /** Of the header or the query parameter. */
  readonly name: string;
  /** What stands before it in the header: `Bearer `. */
  readonly prefix: string;
}

export interface PlannedBody {
  readonly mediaType: string;
  /** `form` and `multipart`: `name=value` in each line. */
  readonly kind: 'text' | 'form' | 'multipart';
  readonly text: string;
}

/** What a reader has filled in. */
export interface TryInput {
  /** The index of one of the plan's. */
  readonly server: number;
  readonly security?: number;
  /** Those without a value are left out. */
  readonly parameters: readonly GivenParameter[];
  readonly body?: { readonly mediaType: string; readonly text: string };
}

export interface GivenParameter {
  readonly in: PlannedParameter['in'];
  readonly name: string;
  readonly value: string;
}

/** Request, client → server: the request that an input makes, without its credentials. */
export const buildTryRequest = 'docwright/buildTry';
export interface BuildTryParams extends TriedParams {
  /** The URL of one of the plan's servers. */
  readonly server: string;
  readonly parameters: readonly GivenParameter[];
  readonly body?: { readonly mediaType: string; readonly text: string };
}
export type BuildTryResult = { readonly request: BuiltRequest } | { readonly problem: string } | null;

export interface BuiltRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly HeaderPair[];
  readonly body?: string;
}

export type HeaderPair = readonly [name: string, value: string];

/** What came back. */
export interface ReceivedAnswer {
  readonly status: number;
  readonly headers: readonly HeaderPair[];
  /** Empty for what is no text. */
  readonly body: string;
  /** There is more of it than this. */
  readonly isCut: boolean;
}

/** Request, client → server: what the description says against an answer. */
export const checkTryRequest = 'docwright/checkTry';
export interface AnswerTryParams extends TriedParams {
  readonly answer: ReceivedAnswer;
}
export type CheckTryResult = AnswerCheck | null;

export interface AnswerCheck {
  /** The file name of the description; undefined where the endpoint has none. */
  readonly spec?: string;
  readonly findings: readonly AnswerFinding[];
}

export interface AnswerFinding {
  readonly severity: 'error' | 'info';
  readonly message: string;
  /** The place in the body, as `$.items[0].id`; undefined for the answer as a whole. */
  readonly place?: string;
}

/** Request, client → server: the edit that makes an answer the example of its status. */
export const insertTryRequest = 'docwright/insertTry';
/** `edit` is one of the Language Server Protocol. */
export type InsertTryResult =
  | { readonly edit: unknown; readonly secrets: number }
  | { readonly refusal: string }
  | null;

/** Webview → extension, about the form of an endpoint. */
export type TryAction =
  | { readonly kind: 'open'; readonly endpoint: TriedEndpoint }
  | { readonly kind: 'send'; readonly input: TryInput }
  | { readonly kind: 'abort' }
  /** Ask for the secret of a scheme at a server of the plan, or forget it. */
  | { readonly kind: 'setCredential' | 'forgetCredential'; readonly server: number; readonly scheme: string }
  | { readonly kind: 'insert' }
  | { readonly kind: 'close' };

/** Extension → webview, about the form of an endpoint. */
export type TryEvent =
  | { readonly kind: 'plan'; readonly plan: RequestPlan | null; readonly stored: readonly StoredCredential[] }
  | { readonly kind: 'stored'; readonly stored: readonly StoredCredential[] }
  | { readonly kind: 'answer'; readonly answer: ShownAnswer }
  /** Nothing came back, and why. */
  | { readonly kind: 'failed'; readonly message: string }
  /** What became of the wish to insert the answer. */
  | { readonly kind: 'inserted'; readonly message: string };

/** That there is a secret: not which. */
export interface StoredCredential {
  /** The index of one of the plan's. */
  readonly server: number;
  readonly scheme: string;
}

export interface ShownAnswer {
  readonly status: number;
  /** The reason phrase, or empty. */
  readonly phrase: string;
  readonly milliseconds: number;
  /** Those that may give access without their values. */
  readonly headers: readonly HeaderPair[];
  /** Text, whatever it looks like; JSON in lines. */
  readonly body: string;
  readonly language: 'json' | 'text';
  /** What there is to say of the answer besides: it was cut off, it redirects, it is no text. */
  readonly notes: readonly string[];
  /** Undefined where nothing was compared. */
  readonly check?: AnswerCheck;
  readonly canInsert: boolean;
}
