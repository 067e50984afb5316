import type { SectionWriter } from './section-context.ts';
import {
  writeAuthentication,
  writeAuthenticationTroubleshooting,
  writeMethods,
  writeTokens,
} from './sections/authentication.ts';
import { writeErrorCodes, writeErrors, writeTroubleshooting } from './sections/errors.ts';
import { writeArchitecture, writeFunctionalities, writeOverview, writePurpose } from './sections/overview.ts';
import { writeEndpoints, writeSupport } from './sections/support.ts';

/** What stands below the headings of the built-in contracts' sections, by their ids. */
export const sectionWriters: ReadonlyMap<string, SectionWriter> = new Map<string, SectionWriter>([
  ['overview', writeOverview],
  ['purpose', writePurpose],
  ['core-functionalities', writeFunctionalities],
  ['architecture', writeArchitecture],
  ['authentication', writeAuthentication],
  ['authentication-methods', writeMethods],
  ['token-management', writeTokens],
  ['authentication-troubleshooting', writeAuthenticationTroubleshooting],
  ['error-messages', writeErrors],
  ['error-codes', writeErrorCodes],
  ['troubleshooting', writeTroubleshooting],
  ['support', writeSupport],
  ['endpoints', writeEndpoints],
]);
