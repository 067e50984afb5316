import type { Node } from '../tree/node.ts';

/** What a `format` asks of a value; values of other types have no format. */
export interface Format {
  /** As in "which is no …". */
  readonly title: string;
  readonly isKept: (value: Node) => boolean;
}

/** Undefined for formats that say nothing that could be checked, such as `password`. */
export function formatOf(name: string): Format | undefined {
  return formats.get(name);
}

function ofText(title: string, isKept: (text: string) => boolean): Format {
  return {
    title,
    isKept: (value) => value.kind !== 'scalar' || typeof value.value !== 'string' || isKept(value.value),
  };
}

function ofPattern(title: string, pattern: RegExp): Format {
  return ofText(title, (text) => pattern.test(text));
}

function ofInteger(title: string, least: bigint, greatest: bigint): Format {
  return {
    title,
    isKept(value) {
      if (value.kind !== 'scalar' || typeof value.value !== 'number' || !Number.isInteger(value.value)) return true;
      const written = value.part.text.slice(value.start, value.end);
      const exact = BigInt(/^[-+]?\d+$/.test(written) ? written.replace('+', '') : value.value);
      return exact >= least && exact <= greatest;
    },
  };
}

/** RFC 3339, 5.6: a blank may stand for the `T`. */
function isDateTime(text: string): boolean {
  const [, date = '', time = ''] = /^(.{10})[Tt ](.+)$/.exec(text) ?? [];
  return isDate(date) && isTime(time);
}

function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && !isLeapYear ? 28 : (daysOfMonth[month - 1] ?? 0);
  return day >= 1 && day <= days;
}

const daysOfMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isTime(text: string): boolean {
  const parts = /^(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(?:[Zz]|([-+])(\d{2}):(\d{2}))$/.exec(text);
  if (!parts) return false;
  const [, hour = 0, minute = 0, second = 0, , offsetHours = 0, offsetMinutes = 0] = parts.map((part) =>
    Number(part ?? 0),
  );
  if (hour > 23 || minute > 59 || offsetHours > 23 || offsetMinutes > 59) return false;
  if (second < 60) return true;
  const offset = (offsetHours * 60 + offsetMinutes) * (parts[4] === '-' ? -1 : 1);
  const minuteOfDay = (((hour * 60 + minute - offset) % 1440) + 1440) % 1440;
  return second === 60 && minuteOfDay === 1439;
}

function isHostname(text: string): boolean {
  const labels = text.replace(/\.$/, '').split('.');
  return text.length <= 253 && labels.every((label) => /^(?!-)[A-Za-z0-9-]{1,63}(?<!-)$/.test(label));
}

/** RFC 5321, 4.1.2, and the characters of other languages (RFC 6531). */
function isEmail(text: string): boolean {
  const [, local = '', domain = ''] = /^("(?:[^"\\]|\\.)*"|[^\s@"]+)@(\S+)$/.exec(text) ?? [];
  const isLocal = local.startsWith('"') || /^[^\s@"(),:;<>[\\\].]+(?:\.[^\s@"(),:;<>[\\\].]+)*$/.test(local);
  if (/^\[.*\]$/.test(domain)) return isLocal && isAddress(domain.slice(1, -1));
  return isLocal && domain.split('.').every((label) => /^(?!-)[A-Za-z0-9\u0080-\uffff-]+(?<!-)$/.test(label));
}

function isAddress(text: string): boolean {
  return text.startsWith('IPv6:') ? isIpv6(text.slice(5)) : isIpv4(text);
}

function isIpv4(text: string): boolean {
  return ipv4.test(text) && !text.endsWith('.');
}

const ipv4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.|$)){4}$/;

/** RFC 4291, 2.2. */
function isIpv6(text: string): boolean {
  const tail = /:([^:]*\..*)$/.exec(text)?.[1];
  if (tail !== undefined && !isIpv4(tail)) return false;
  const plain = tail === undefined ? text : `${text.slice(0, -tail.length)}0:0`;
  const halves = plain.split('::');
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  if (halves.length > 2 || !groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return false;
  return halves.length === 2 ? groups.length < 8 : groups.length === 8;
}

function isUri(text: string): boolean {
  return /^[A-Za-z][A-Za-z0-9+.-]*:/.test(text) && isUriReference(text);
}

/** Variables in braces, as in URI templates, are what examples often have; the same with characters beyond ASCII. */
function isUriReference(text: string): boolean {
  return !/[\s<>"\\^`|]|%(?![0-9A-Fa-f]{2})/.test(text);
}

function isRegex(text: string): boolean {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(text, flags).source !== undefined;
    } catch {
      // With `u` fewer patterns are allowed.
    }
  }
  return false;
}

/** RFC 4648, with the line breaks that MIME allows, with the alphabet for URLs, with or without what fills it up. */
function isBase64(text: string): boolean {
  const plain = text.replaceAll(/\s/g, '');
  return /^[A-Za-z0-9+/_-]*={0,2}$/.test(plain) && plain.replace(/=+$/, '').length % 4 !== 1;
}

const duration = /^P(?!$)(?:\d+W|(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:[.,]\d+)?S)?)?)$/;

const variable = String.raw`(?:\w|%[0-9A-Fa-f]{2})+(?:\.(?:\w|%[0-9A-Fa-f]{2})+)*(?::[1-9]\d{0,3}|\*)?`;
const uriTemplate = new RegExp(String.raw`^(?:[^\s{}]|\{[+#./;?&=,!@|]?${variable}(?:,${variable})*\})*$`);

const formats: ReadonlyMap<string, Format> = new Map<string, Format>([
  ['date-time', ofText('date and time of RFC 3339', isDateTime)],
  ['date', ofText('date of RFC 3339', isDate)],
  ['time', ofText('time of RFC 3339', isTime)],
  ['duration', ofPattern('duration of ISO 8601', duration)],
  ['email', ofText('e-mail address', isEmail)],
  ['idn-email', ofText('e-mail address', isEmail)],
  ['hostname', ofText('host name', isHostname)],
  ['ipv4', ofText('IPv4 address', isIpv4)],
  ['ipv6', ofText('IPv6 address', isIpv6)],
  ['uri', ofText('absolute URI', isUri)],
  ['iri', ofText('absolute IRI', isUri)],
  ['uri-reference', ofText('URI', isUriReference)],
  ['iri-reference', ofText('IRI', isUriReference)],
  ['uri-template', ofPattern('URI template of RFC 6570', uriTemplate)],
  ['uuid', ofPattern('UUID', /^[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$/)],
  ['json-pointer', ofPattern('JSON pointer', /^(?:\/(?:[^~/]|~[01])*)*$/)],
  ['relative-json-pointer', ofPattern('relative JSON pointer', /^(?:0|[1-9]\d*)(?:#|(?:\/(?:[^~/]|~[01])*)*)$/)],
  ['regex', ofText('regular expression', isRegex)],
  ['byte', ofText('Base64', isBase64)],
  ...[8, 16, 32, 64].flatMap((bits): [string, Format][] => {
    const size = 2n ** BigInt(bits);
    return [
      [`int${bits}`, ofInteger(`${bits}-bit integer`, -size / 2n, size / 2n - 1n)],
      [`uint${bits}`, ofInteger(`unsigned ${bits}-bit integer`, 0n, size - 1n)],
    ];
  }),
]);
