import {
  type ChecksByKind,
  type Fields,
  isBoolean,
  isListOf,
  isNumber,
  isOptional,
  isRecord,
  isString,
  isText,
  isWholeNumber,
  passes,
} from './checks.ts';
import type { TryAction, TryEvent } from './try-it.ts';

/** Whether what a form sent is an action that we know, whole and within bounds. */
export function isTryAction(value: unknown): value is TryAction {
  return passes(actions, value);
}

/** Whether what arrived for a form is an event that it knows. */
export function isTryEvent(value: unknown): value is TryEvent {
  return passes(events, value);
}

const actions: ChecksByKind<TryAction> = {
  open: ({ endpoint }) => isRecord(endpoint) && isEndpoint(endpoint),
  send: ({ input }) => isRecord(input) && isInput(input),
  abort: () => true,
  setCredential: (message) => isCredential(message),
  forgetCredential: (message) => isCredential(message),
  insert: () => true,
  close: () => true,
};

const events: ChecksByKind<TryEvent> = {
  plan: ({ plan, stored }) => (plan === null || isPlan(plan)) && isListOf(stored, isCredential),
  stored: ({ stored }) => isListOf(stored, isCredential),
  answer: ({ answer }) => isAnswer(answer),
  failed: ({ message }) => isString(message),
  inserted: ({ message }) => isString(message),
};

const longestName = 2_000;
const longestValue = 100_000;
const longestBody = 5_000_000;
const mostParameters = 1_000;

function isEndpoint({ method, path, line }: Fields): boolean {
  return isText(method, longestName) && isText(path, longestName) && isWholeNumber(line);
}

function isInput({ server, security, parameters, body }: Fields): boolean {
  return (
    isWholeNumber(server) &&
    isOptional(security, isWholeNumber) &&
    isListOf(parameters, isGiven) &&
    (parameters as readonly unknown[]).length <= mostParameters &&
    isOptional(body, isBody)
  );
}

function isGiven(value: unknown): boolean {
  return isRecord(value) && isPlace(value.in) && isText(value.name, longestName) && isText(value.value, longestValue);
}

function isBody(value: unknown): boolean {
  return isRecord(value) && isText(value.mediaType, longestName) && isText(value.text, longestBody);
}

function isPlace(value: unknown): boolean {
  return value === 'path' || value === 'query' || value === 'querystring' || value === 'header';
}

function isCredential(value: unknown): boolean {
  return isRecord(value) && isWholeNumber(value.server) && isText(value.scheme, longestName);
}

function isPlan(value: unknown): boolean {
  return (
    isRecord(value) &&
    isString(value.method) &&
    isString(value.path) &&
    isListOf(value.servers, (one) => isRecord(one) && isString(one.url) && isOptional(one.description, isString)) &&
    isListOf(value.parameters, isParameter) &&
    isListOf(value.security, isSecurity) &&
    isListOf(value.bodies, isPlannedBody) &&
    isBoolean(value.needsBody)
  );
}

function isParameter(value: unknown): boolean {
  return (
    isRecord(value) &&
    isString(value.name) &&
    isPlace(value.in) &&
    isBoolean(value.isRequired) &&
    isOptional(value.description, isString) &&
    (value.kind === 'text' || value.kind === 'list' || value.kind === 'object' || value.kind === 'raw') &&
    isString(value.value) &&
    isOptional(value.hint, isString) &&
    isListOf(value.choices, isString)
  );
}

function isSecurity(value: unknown): boolean {
  return (
    isRecord(value) &&
    isString(value.label) &&
    isListOf(value.credentials, (one) => isRecord(one) && isString(one.scheme) && isString(one.name)) &&
    isListOf(value.unmet, isString)
  );
}

function isPlannedBody(value: unknown): boolean {
  return (
    isRecord(value) &&
    isString(value.mediaType) &&
    (value.kind === 'text' || value.kind === 'form' || value.kind === 'multipart') &&
    isString(value.text)
  );
}

function isAnswer(value: unknown): boolean {
  return (
    isRecord(value) &&
    isNumber(value.status) &&
    isString(value.phrase) &&
    isNumber(value.milliseconds) &&
    isListOf(value.headers, (pair) => isListOf(pair, isString) && (pair as readonly unknown[]).length === 2) &&
    isString(value.body) &&
    (value.language === 'json' || value.language === 'text') &&
    isListOf(value.notes, isString) &&
    isOptional(value.check, isCheck) &&
    isBoolean(value.canInsert)
  );
}

function isCheck(value: unknown): boolean {
  return (
    isRecord(value) &&
    isOptional(value.spec, isString) &&
    isListOf(
      value.findings,
      (one) =>
        isRecord(one) &&
        (one.severity === 'error' || one.severity === 'info') &&
        isString(one.message) &&
        isOptional(one.place, isString),
    )
  );
}
