import type {
  BuiltRequest,
  CheckTryResult,
  GivenParameter,
  PlanTryResult,
  ReceivedAnswer,
  TriedEndpoint,
  TryEvent,
} from '#shared/try-it.ts';

/** What the requests of a preview need of their surroundings: VS Code, or a test. */
export interface TryItEnvironment {
  /** Whether the setting is on and the workspace is trusted, now. */
  isOn(): boolean;
  readonly server: TryItServer;
  /** VS Code's storage of secrets. */
  readonly secrets: {
    get(key: string): PromiseLike<string | undefined>;
    store(key: string, value: string): PromiseLike<void>;
    delete(key: string): PromiseLike<void>;
  };
  /** What is remembered of the workspace: the hosts that were allowed. */
  readonly workspaceMemory: Memory;
  /** What is remembered of the user: for what there are secrets. */
  readonly userMemory: Memory;
  /** Asks whether requests may go to an origin. */
  allow(origin: string): PromiseLike<boolean>;
  /** Asks for a secret; undefined: the user has turned away. */
  askSecret(question: SecretQuestion): PromiseLike<string | undefined>;
  readonly fetch: typeof fetch;
  /** In milliseconds. */
  now(): number;
  /** After this time a request is given up, in milliseconds. */
  readonly patience: number;
}

export interface Memory {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

export interface SecretQuestion {
  readonly scheme: string;
  readonly origin: string;
  readonly isNameAndPassword: boolean;
}

/** What the requests of a preview ask of the language server. */
export interface TryItServer {
  plan(page: string, endpoint: TriedEndpoint): Promise<PlanTryResult>;
  build(page: string, endpoint: TriedEndpoint, input: BuildInput): Promise<BuiltRequest | { readonly problem: string }>;
  check(page: string, endpoint: TriedEndpoint, answer: ReceivedAnswer): Promise<CheckTryResult>;
  /** Inserts an answer as an example, and says what became of it. */
  insert(page: string, endpoint: TriedEndpoint, answer: ReceivedAnswer): Promise<string>;
}

export interface BuildInput {
  readonly server: string;
  readonly parameters: readonly GivenParameter[];
  readonly body?: { readonly mediaType: string; readonly text: string };
}

/** Tells the page. */
export type Tell = (form: number, event: TryEvent) => void;
